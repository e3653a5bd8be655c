/** The story goes on: a served ledger, a sealer, a prover, and a gateway for each member of the cast, behind one front door. */
import { randomBytes } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { formatIsoDay, parseIsoDay, unwrap } from '@fuqi/domain';
import { openFrontDoor } from '@fuqi/gateway';
import type { FrontDoor, Person, PersonRole } from '@fuqi/gateway';
import { Sealer } from '@fuqi/relay';
import { serveProver } from '@fuqi/sdk';
import type { Actor } from '../../stage/actor';
import { EmbeddedStage } from '../../stage/embedded-stage';
import { BANKS } from '../../stage/opening';
import type { Stage } from '../../stage/stage';
import { Activator } from './activator';
import { GatewayProcess } from './gateway-process';
import { openUniquenessDesk } from './uniqueness-desk';
import { OrganisationFolder, passphraseName, readsWith } from './organisation-folder';

/** How the network is opened. */
export interface LiveOptions {
  readonly stage: Stage;
  /** Folder of the organisations. */
  readonly folder: string;
  /** The front door's; gateways listen on the ports after it. 0 for free ones. */
  readonly port: number;
  readonly write: (text: string) => void;
  /** A gateway without a connection for this long is stopped until the next one, milliseconds; default 15 minutes. */
  readonly idleMs?: number;
}

/** A network at work. */
export interface LiveNetwork {
  readonly door: FrontDoor;
  readonly people: readonly Person[];
  /** Gateways by key of the cast. */
  readonly gateways: ReadonlyMap<string, Activator>;
  /** Stops gateways, then what they use. The stage stays the caller's to close. */
  close(): Promise<void>;
}

const PROGRAM = resolve(__dirname, '../../../../client/gateway/dist/main.js');
const IDLE_MS = 15 * 60_000;
const SEAL = { lookMs: 300, quietMs: 300 };

/** Whoever submits, another organisation's certificate stands on it. */
function relayOf(key: string): (typeof BANKS)[number] {
  return key === 'BANKB' ? BANKS[0] : key === 'BANKA' || key === 'CLEARING' ? BANKS[1] : BANKS[2];
}

function roleOf({ key, cast }: Actor): PersonRole {
  if (cast.role === 'bank') return 'bank';
  if (cast.role === 'mandate') return 'registrar';
  return key === 'CORE' ? 'core' : 'supplier';
}

const credential = (): string => randomBytes(32).toString('base64url');

/** @throws Error when the stage's ledger is not the embedded one */
export async function openLiveNetwork(options: LiveOptions): Promise<LiveNetwork> {
  const { stage, folder, write } = options;
  const { ledger } = stage;
  if (!(ledger instanceof EmbeddedStage)) throw new Error('only the embedded ledger is served');
  const actors = [...stage.actors.values()];
  const credentials = new Map<string, Credentials>(
    actors.map(({ key }) => [
      key,
      { ledger: credential(), prover: credential(), uniqueness: credential() },
    ]),
  );
  const served = await ledger.serve(
    [...credentials].map(([key, own]) => ({ credential: own.ledger, bank: relayOf(key) })),
  );
  const prover = await serveProver(stage.prover, {
    credentials: [...credentials.values()].map((own) => own.prover),
  });
  const uniqueness = await openUniquenessDesk(
    stage,
    new Map([...credentials].map(([key, own]) => [key, own.uniqueness])),
  );
  const sealer = new Sealer({ ledger: ledger.port, bank: BANKS[2], banks: [BANKS[2]], ...SEAL });
  sealer.start();
  const template = await databaseTemplate(folder);
  const folders = new Map<string, OrganisationFolder>();
  for (const actor of actors) {
    folders.set(actor.key, await OrganisationFolder.open(join(folder, actor.key), actor, stage));
  }
  const gateways = new Map<string, Activator>();
  const addresses = new Map<number, string>();
  const people: Person[] = [];
  for (const own of folders.values()) {
    const { actor } = own;
    const gateway = await Activator.open({
      port: options.port === 0 ? 0 : options.port + 1 + gateways.size,
      idleMs: options.idleMs ?? IDLE_MS,
      onError: (error) => write(`${actor.key}: ${error instanceof Error ? error.message : ''}`),
      start: () => {
        own.takeDatabase(template);
        own.writeConfig(stage, {
          ...{ ledger: served.url, prover: prover.url, uniqueness: uniqueness.url },
          gateways: addresses,
        });
        const environment = environmentOf(own, folders, stage, credentials.get(actor.key));
        return GatewayProcess.start({ config: own.config, log: own.log, environment });
      },
    });
    const address = `http://127.0.0.1:${String(gateway.port)}`;
    gateways.set(actor.key, gateway);
    addresses.set(actor.id, address);
    people.push(...peopleOf(own, address));
  }
  const door = await openFrontDoor(people, options.port, {
    today: async () => unwrap(formatIsoDay((await ledger.date()) >> 2)),
    goTo: (day) => ledger.goTo(unwrap(parseIsoDay(day))),
  });
  return {
    ...{ door, people, gateways },
    close: async () => {
      await door.close();
      await Promise.all([...gateways.values()].map((gateway) => gateway.close()));
      await sealer.stop();
      await uniqueness.close();
      await prover.close();
      await served.close();
    },
  };
}

interface Credentials {
  readonly ledger: string;
  readonly prover: string;
  readonly uniqueness: string;
}

/** The secrets that a gateway's configuration names. */
function environmentOf(
  { actor, secrets }: OrganisationFolder,
  folders: ReadonlyMap<string, OrganisationFolder>,
  stage: Stage,
  credentials: Credentials | undefined,
): Readonly<Record<string, string>> {
  const others = readsWith(actor, stage).map((key) => [
    passphraseName(key),
    folders.get(key)?.secrets.passphrase ?? '',
  ]);
  return {
    FUQI_MEMBER_PASSPHRASE: secrets.passphrase,
    FUQI_LEDGER_CREDENTIAL: credentials?.ledger ?? '',
    FUQI_PROVER_CREDENTIAL: credentials?.prover ?? '',
    FUQI_UNIQUENESS_CREDENTIAL: credentials?.uniqueness ?? '',
    ...(Object.fromEntries(others) as Readonly<Record<string, string>>),
  };
}

const OFFICES = [
  { zh: '经办', en: 'maker' },
  { zh: '复核', en: 'checker' },
];

function peopleOf({ actor, secrets }: OrganisationFolder, gateway: string): Person[] {
  const common = { organisation: actor.cast.name, role: roleOf(actor), gateway };
  return secrets.officers.map(({ slot, sealedKey, passphrase, apiKey }) => {
    const name = actor.cast.officers[slot]?.name ?? '';
    const office = OFFICES[slot] ?? { zh: '', en: '' };
    return {
      ...common,
      person: { zh: `${name}（${office.zh}）`, en: `${name} (${office.en})` },
      apiKey: apiKey.key,
      officer: { slot, sealedKey, passphrase },
    };
  });
}

/** An empty database, made the first time. */
async function databaseTemplate(folder: string): Promise<string> {
  const template = join(folder, 'database-template');
  if (existsSync(template)) return template;
  const made = `${template}.new`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await new Promise<void>((done, failed) => {
    const args = [PROGRAM, '--new-database', made];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', failed);
    child.once('close', (code) =>
      code === 0 ? done() : failed(new Error('no database could be made')),
    );
  });
  renameSync(made, template);
  return template;
}
