import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KeyStore } from '@fuqi/sdk';
import type { Actor } from '../../stage/actor';
import type { Stage } from '../../stage/stage';
import { LIGHT_COST, organisationSecrets } from './organisation-secrets';
import type { OrganisationSecrets } from './organisation-secrets';

/** Where the processes that a gateway needs are. */
export interface Services {
  readonly ledger: string;
  readonly prover: string;
  readonly uniqueness: string;
  /** Every gateway's address, by member. */
  readonly gateways: ReadonlyMap<number, string>;
}

const CONSOLE = resolve(__dirname, '../../../../client/console/dist');

/** Everything of one member's gateway: keys, members, database, configuration. */
export class OrganisationFolder {
  private constructor(
    readonly folder: string,
    readonly actor: Actor,
    readonly secrets: OrganisationSecrets,
  ) {}

  /** Opens the member's folder; what is missing in it is made. */
  static async open(folder: string, actor: Actor, stage: Stage): Promise<OrganisationFolder> {
    const secrets = await organisationSecrets(join(folder, 'secrets.json'), actor);
    const keys = join(folder, 'keys');
    const store = await KeyStore.open(keys, { cost: LIGHT_COST });
    if (!existsSync(join(keys, 'member.json'))) {
      await store.saveMember(actor.keys, secrets.passphrase);
    }
    writeFileSync(join(folder, 'members.json'), stage.book.serialize(), { mode: 0o600 });
    return new OrganisationFolder(folder, actor, secrets);
  }

  get config(): string {
    return join(this.folder, 'gateway.json');
  }

  get log(): string {
    return join(this.folder, 'gateway.log');
  }

  /** Gives the gateway an empty database, as a copy: making one takes a second or ten, and much memory. */
  takeDatabase(template: string): void {
    const folder = join(this.folder, 'database');
    if (existsSync(folder)) return;
    const made = `${folder}.new`;
    rmSync(made, { recursive: true, force: true });
    mkdirSync(made, { recursive: true, mode: 0o700 });
    cpSync(template, made, { recursive: true });
    renameSync(made, folder);
  }

  /** Writes the gateway's configuration for this run. */
  writeConfig(stage: Stage, services: Services): void {
    const { actor, secrets } = this;
    const names = [...stage.actors.values()].map(({ id, cast }) => [String(id), cast.name]);
    const officers = secrets.officers.map(({ slot, apiKey: { id, sha256 } }) => ({
      ...{ id, sha256, role: 'officer', officer: slot },
      name: actor.cast.officers[slot]?.name ?? '',
    }));
    const { id, sha256 } = secrets.administrator;
    const config = {
      member: actor.id,
      network: stage.ledger.network,
      development: true,
      ...{ keys: 'keys', wallet: 'wallet.journal', members: 'members.json' },
      database: { folder: 'database' },
      ledger: {
        ...{ kind: 'embedded', url: services.ledger },
        credential: { environment: 'FUQI_LEDGER_CREDENTIAL' },
      },
      prover: {
        ...{ kind: 'remote', url: services.prover },
        credential: { environment: 'FUQI_PROVER_CREDENTIAL' },
      },
      uniqueness: {
        url: services.uniqueness,
        credential: { environment: 'FUQI_UNIQUENESS_CREDENTIAL' },
      },
      listen: { host: '127.0.0.1', port: 0 },
      console: CONSOLE,
      peers: Object.fromEntries(
        [...services.gateways].filter(([member]) => member !== actor.id),
      ) as Readonly<Record<string, string>>,
      ...this.registrar(stage),
      names: Object.fromEntries(names) as Readonly<Record<string, unknown>>,
      apiKeys: [...officers, { id, sha256, name: 'administrator', role: 'administrator' }],
    };
    writeFileSync(this.config, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  }

  /** A bank and the mandates that it operates read one register; the desk of a mandate is the bank's own department. */
  private registrar(stage: Stage): Readonly<Record<string, unknown>> {
    const keys = readsWith(this.actor, stage);
    if (keys.length === 0) return {};
    const readers = keys.map((key) => ({
      ...{ member: stage.actor(key).id, keys: join('..', key, 'keys') },
      passphrase: { environment: passphraseName(key) },
    }));
    const registrar = {
      ...{ mandates: stage.ofRole('mandate').map(({ id }) => id), readers },
      journal: 'register.journal',
    };
    return { registrar };
  }
}

/** Variable in which a gateway is given the passphrase of another member's keys. */
export const passphraseName = (key: string): string => `FUQI_PASSPHRASE_OF_${key}`;

/** Keys of the cast whose viewing keys a gateway reads with, beside its own. */
export function readsWith({ key, cast }: Actor, stage: Stage): string[] {
  const operator = cast.operator ?? key;
  const mandates = stage.ofRole('mandate').filter((one) => one.cast.operator === operator);
  if (mandates.length === 0) return [];
  return [operator, ...mandates.map((one) => one.key)].filter((one) => one !== key);
}
