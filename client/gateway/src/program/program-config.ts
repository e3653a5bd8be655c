/** The configuration file of a gateway. Secrets are named in it, never written: each comes from the environment or a file. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { FuqiError } from '@fuqi/domain';
import { ROLE_NAMES } from '../auth/principal';
import { memberId, wordsSchema } from '../schemas/common';
import { z } from '../schemas/z';

const text = z.string().min(1).max(4_096);
const address = z.url({ protocol: /^https?$/ });

const memberNumber = z.string().regex(/^[1-9][0-9]{0,4}$/);

/** Where a secret is: a variable of the environment, or a file that only its owner reads. */
const secretSchema = z.union([
  z.strictObject({ environment: z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/) }),
  z.strictObject({ file: text }),
]);

/** An API key that is known from the start: everything but its secret, of which only the SHA-256 is here. */
export const declaredKeySchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{16}$/),
  name: z.string().min(1).max(200),
  role: z.enum(ROLE_NAMES),
  officer: z.int().min(0).max(7).optional(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

const configSchema = z.strictObject({
  /** Number of this organisation on the network. */
  member: memberId,
  /** The network that this gateway works on, and no other. */
  network: z.strictObject({ channel: text, contract: text }),
  /** Whether a channel with development keys is accepted. Never for value. */
  development: z.boolean().default(false),
  /** Folder of the sealed keys. */
  keys: text,
  passphrase: secretSchema.default({ environment: 'FUQI_MEMBER_PASSPHRASE' }),
  /** The wallet's journal. */
  wallet: text,
  /** Openings of the members' leaves, as the banks hand them out. */
  members: text,
  database: z.union([z.strictObject({ folder: text }), z.strictObject({ server: secretSchema })]),
  ledger: z.strictObject({ kind: z.literal('embedded'), url: address, credential: secretSchema }),
  prover: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('local'),
        choice: z.enum(['snarkjs', 'auto', 'native']).default('snarkjs'),
      }),
      z.strictObject({ kind: z.literal('remote'), url: address, credential: secretSchema }),
    ])
    .default({ kind: 'local', choice: 'snarkjs' }),
  /** Where an officer's key signs requests for uniqueness tags; no invoice can be registered without it. */
  uniqueness: z.strictObject({ url: address, credential: secretSchema }).optional(),
  listen: z.strictObject({
    host: text.default('127.0.0.1'),
    port: z.int().min(0).max(65_535),
  }),
  /** Folder of the built console. */
  console: text.optional(),
  /** Base addresses of other members' gateways. */
  peers: z.record(memberNumber, address).default({}),
  /** For an institution that clears: whose viewing keys read its register beside its own, and which mandates there are. */
  registrar: z
    .strictObject({
      mandates: z.array(memberId).min(1).max(64),
      readers: z
        .array(z.strictObject({ member: memberId, keys: text, passphrase: secretSchema }))
        .max(64)
        .default([]),
      /** The register's journal. */
      journal: text,
    })
    .optional(),
  names: z.record(memberNumber, wordsSchema).default({}),
  apiKeys: z.array(declaredKeySchema).max(100).default([]),
  log: z
    .strictObject({ level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info') })
    .default({ level: 'info' }),
  /** Limits and pauses that differ from the defaults. */
  behaviour: z
    .strictObject({
      problemBase: text,
      bodyBytesMax: z.int().min(1_024).max(16_777_216),
      requestsPerAddress: z.int().min(1),
      requestsPerPrincipal: z.int().min(1),
      waitSecondsMax: z.int().min(1).max(300),
      followMs: z.int().min(10).max(60_000),
      heartbeatMs: z.int().min(100).max(300_000),
      streamsMax: z.int().min(1).max(10_000),
    })
    .partial()
    .default({}),
  /** How long the ledger may be away at the start, seconds. */
  patienceSeconds: z.int().min(0).max(3_600).default(60),
});

export type ProgramConfig = z.output<typeof configSchema>;
export type SecretPlace = z.output<typeof secretSchema>;
export type DeclaredKey = z.output<typeof declaredKeySchema>;

/**
 * Reads a configuration. Paths in it are relative to its own folder.
 * @throws FuqiError `configuration-invalid`, naming the setting and never its value
 */
export function readProgramConfig(file: string): ProgramConfig {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new FuqiError('configuration-invalid', 'no JSON file at --config', { cause });
  }
  const parsed = configSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
    const name = [...(issue?.path ?? []), ...unknown].map(String).join('.');
    throw new FuqiError('configuration-invalid', `${name}: ${issue?.code ?? ''}`);
  }
  const { data } = parsed;
  const at = (path: string): string => resolve(dirname(file), path);
  return {
    ...data,
    ...{ keys: at(data.keys), wallet: at(data.wallet), members: at(data.members) },
    ...(data.console === undefined ? {} : { console: at(data.console) }),
    ...(data.registrar === undefined ? {} : { registrar: registrarAt(data.registrar, at) }),
    database: 'folder' in data.database ? { folder: at(data.database.folder) } : data.database,
  };
}

function registrarAt(
  registrar: NonNullable<ProgramConfig['registrar']>,
  at: (path: string) => string,
): NonNullable<ProgramConfig['registrar']> {
  const readers = registrar.readers.map((reader) => ({ ...reader, keys: at(reader.keys) }));
  return { ...registrar, readers, journal: at(registrar.journal) };
}

/** The secret itself. @throws FuqiError `configuration-invalid` when it is not there */
export function secretAt(place: SecretPlace, environment: NodeJS.ProcessEnv): string {
  if ('environment' in place) {
    const value = environment[place.environment];
    if (value !== undefined && value !== '') return value;
    throw new FuqiError('configuration-invalid', `environment variable ${place.environment}`);
  }
  try {
    const value = readFileSync(place.file, 'utf8').trim();
    if (value !== '') return value;
  } catch (cause) {
    throw new FuqiError('configuration-invalid', 'file of a secret', { cause });
  }
  throw new FuqiError('configuration-invalid', 'file of a secret');
}
