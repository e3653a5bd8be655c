import type { ChaincodePackage } from './chaincode-runtime';
import type { CollectionConfig } from './channel-config';
import { LedgerError } from './errors';
import { systemClock, systemRng, systemScheduler } from './host';
import { compilePolicy, organisationsOf, outOf, type EndorsementPolicy } from './policy';
import type { BatchLimits } from './orderer';
import type { Clock, Rng, Scheduler } from './ports';
import type { ContractClass, ContractMetadata } from './shim';
import type { Storage } from './storage';

/** How to open an embedded ledger. What has a default may be left out. */
export interface EmbeddedLedgerOptions {
  /** Where the ledger lives; created when missing. Exactly one of `dir`, `memory`, `storage`. */
  readonly dir?: string;
  /** Keep everything in memory: gone when closed. */
  readonly memory?: boolean;
  /** A store of one's own; for tests that make it fail. */
  readonly storage?: Storage;
  readonly channel: string;
  /** The chaincode's name. */
  readonly chaincode: string;
  /** Contract classes; or `modulePath`. */
  readonly contracts?: readonly ContractClass[];
  /** Explicit metadata, needed with `contracts`. */
  readonly metadata?: ContractMetadata;
  /** A CommonJS module that exports `contracts` and `metadata`; needed with `workers`. */
  readonly modulePath?: string;
  readonly title?: string;
  readonly version?: string;
  /** Names of the banks, at least one. Default: BankAMSP, BankBMSP, BankCMSP. */
  readonly organisations?: readonly string[];
  /** Default: more than half of the organisations. */
  readonly policy?: EndorsementPolicy;
  readonly collections?: readonly CollectionOptions[];
  readonly clock?: Clock;
  readonly rng?: Rng;
  readonly scheduler?: Scheduler;
  /** Defaults: 100 transactions, 8 MiB, 20 ms, 10,000 waiting. */
  readonly block?: Partial<BatchLimits>;
  /** Every bank in a thread of its own with its own copy of the ledger. Default: false. */
  readonly workers?: boolean;
  /** How long a transaction function may run, milliseconds. Default: 30,000. */
  readonly executeTimeoutMs?: number;
  /** Rows after which a query silently ends, as on a peer. Default: 100,000. */
  readonly totalQueryLimit?: number;
}

/** A private collection; members are organisations. */
export type CollectionOptions = Pick<CollectionConfig, 'name' | 'members'> &
  Partial<CollectionConfig>;

/** Options with every default filled in and every bound checked. */
export interface ResolvedOptions {
  readonly location: Location;
  readonly channel: string;
  readonly chaincode: string;
  readonly source: ChaincodeSource;
  readonly organisations: readonly string[];
  readonly policy: EndorsementPolicy;
  readonly collections: readonly CollectionConfig[];
  readonly clock: Clock;
  readonly rng: Rng;
  readonly scheduler: Scheduler;
  readonly block: BatchLimits;
  readonly workers: boolean;
  readonly executeTimeoutMs: number;
  readonly totalQueryLimit: number;
}

export type Location =
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'memory' }
  | { readonly kind: 'storage'; readonly storage: Storage };

export type ChaincodeSource =
  | { readonly kind: 'package'; readonly chaincode: ChaincodePackage }
  | {
      readonly kind: 'module';
      readonly path: string;
      readonly title: string;
      readonly version: string;
    };

const DEFAULT_ORGANISATIONS = ['BankAMSP', 'BankBMSP', 'BankCMSP'];
const DEFAULT_BLOCK: BatchLimits = {
  maxCount: 100,
  maxBytes: 8 * 1024 * 1024,
  intervalMs: 20,
  maxWaiting: 10_000,
};

/** @throws LedgerError `INVALID_OPTIONS`. */
export function resolveOptions(options: EmbeddedLedgerOptions): ResolvedOptions {
  const organisations = options.organisations ?? DEFAULT_ORGANISATIONS;
  const majority = Math.floor(organisations.length / 2) + 1;
  const policy = options.policy ?? outOf(majority, ...organisations);
  const collections = (options.collections ?? []).map(resolveCollection);
  checkNames(organisations, policy, collections);
  const workers = options.workers ?? false;
  const source = resolveSource(options);
  if (workers && source.kind !== 'module') {
    throw invalid('workers load the contracts themselves: give modulePath');
  }
  const block = { ...DEFAULT_BLOCK, ...options.block };
  const { executeTimeoutMs = 30_000, totalQueryLimit = 100_000 } = options;
  requirePositive({ ...block, executeTimeoutMs, totalQueryLimit });
  return {
    location: resolveLocation(options),
    channel: options.channel,
    chaincode: options.chaincode,
    source,
    organisations,
    policy,
    collections,
    clock: options.clock ?? systemClock,
    rng: options.rng ?? systemRng,
    scheduler: options.scheduler ?? systemScheduler,
    block,
    workers,
    executeTimeoutMs,
    totalQueryLimit,
  };
}

function resolveLocation({ dir, memory, storage }: EmbeddedLedgerOptions): Location {
  const locations: Location[] = [];
  if (dir !== undefined) locations.push({ kind: 'directory', path: dir });
  if (memory === true) locations.push({ kind: 'memory' });
  if (storage !== undefined) locations.push({ kind: 'storage', storage });
  const [location] = locations;
  if (location === undefined || locations.length > 1) {
    throw invalid('give exactly one of dir, memory and storage');
  }
  return location;
}

function resolveSource(options: EmbeddedLedgerOptions): ChaincodeSource {
  const { contracts, metadata, modulePath } = options;
  const { title = options.chaincode, version = '0.0.0' } = options;
  if (modulePath !== undefined && contracts === undefined) {
    return { kind: 'module', path: modulePath, title, version };
  }
  if (contracts === undefined || metadata === undefined || modulePath !== undefined) {
    throw invalid('give either contracts with metadata, or modulePath');
  }
  return { kind: 'package', chaincode: { contracts, metadata, title, version } };
}

function resolveCollection(collection: CollectionOptions): CollectionConfig {
  return {
    name: collection.name,
    members: collection.members,
    memberOnlyRead: collection.memberOnlyRead ?? false,
    memberOnlyWrite: collection.memberOnlyWrite ?? false,
    policy: collection.policy ?? null,
  };
}

function checkNames(
  organisations: readonly string[],
  policy: EndorsementPolicy,
  collections: readonly CollectionConfig[],
): void {
  if (organisations.length === 0 || new Set(organisations).size !== organisations.length) {
    throw invalid('organisations must be distinct and at least one');
  }
  const known = new Set(organisations);
  const policies = collections.flatMap(({ policy: own }) => (own === null ? [] : [own]));
  const named = [
    ...[policy, ...policies].flatMap((item) => organisationsOf(compilePolicy(item))),
    ...collections.flatMap(({ members }) => members),
  ];
  if (named.some((mspId) => !known.has(mspId))) {
    throw invalid('a policy or collection names an organisation that is not on the channel');
  }
}

function requirePositive(numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(value) || value < 1) throw invalid(`${name} must be at least 1`);
  }
}

function invalid(message: string): LedgerError {
  return new LedgerError('INVALID_OPTIONS', message);
}
