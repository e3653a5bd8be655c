import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newApiKey } from '@fuqi/gateway';
import type { MadeApiKey } from '@fuqi/gateway';
import { formatSealedSecret, nodeScrypt, sealSecret } from '@fuqi/sdk';
import type { Actor } from '../../stage/actor';

/** Light enough for a phone that opens the key in its browser; a development network's keys guard nothing. */
export const LIGHT_COST = { N: 1 << 14, r: 8, p: 1 };

/** An officer as the front door hands him out. */
export interface OfficerSecrets {
  readonly slot: number;
  readonly sealedKey: string;
  readonly passphrase: string;
  readonly apiKey: MadeApiKey;
}

/** What a member of a development network knows and others do not. */
export interface OrganisationSecrets {
  /** Of the member's own keys. */
  readonly passphrase: string;
  readonly officers: readonly OfficerSecrets[];
  /** Of whoever manages keys. */
  readonly administrator: MadeApiKey;
}

const secret = (): string => randomBytes(24).toString('base64url');

async function officerSecrets(actor: Actor, slot: number): Promise<OfficerSecrets> {
  const signer = actor.signers[slot];
  const name = actor.cast.officers[slot]?.name ?? '';
  if (signer === undefined) throw new RangeError(`${actor.key} has no officer ${String(slot)}`);
  const passphrase = secret();
  const about = { kind: 'officer', facts: { label: name.toLowerCase().replace(/\W+/g, '-') } };
  const options = { cost: LIGHT_COST };
  const sealed = await sealSecret(nodeScrypt, signer.exportSecret(), passphrase, about, options);
  return { slot, sealedKey: formatSealedSecret(sealed), passphrase, apiKey: newApiKey() };
}

/** The secrets of a member from their file, which is made the first time and which only its owner reads. */
export async function organisationSecrets(
  file: string,
  actor: Actor,
): Promise<OrganisationSecrets> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as OrganisationSecrets;
  const officers: OfficerSecrets[] = [];
  for (const slot of actor.signers.keys()) officers.push(await officerSecrets(actor, slot));
  const made = { passphrase: secret(), officers, administrator: newApiKey() };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}
