import { createRequire } from 'node:module';
import type { ChaincodeResponse as ShimResponse, ChaincodeStub, Iterators } from 'fabric-shim';
import type * as FabricShim from 'fabric-shim';
import type { Contract } from 'fabric-contract-api';
import type { peer } from './protos';
import type { StubHandler } from './stub-handler';

/**
 * The one edge to fabric-shim's untyped parts. `ChaincodeStub` is exported for unit tests and
 * takes any handler; `ChaincodeFromContract` is what the chaincode command itself builds, and has
 * to be loaded from its path (the package has no export map; 2.5.8 is pinned for that reason).
 */

/** A contract class as a chaincode package exports it. */
export type ContractClass = new () => Contract;

/** fabric-contract-api's explicit metadata: `contract-metadata/metadata.json`. */
export type ContractMetadata = Readonly<Record<string, unknown>>;

/** What a chaincode process is, seen from the peer. */
export interface RunnableChaincode {
  Invoke(stub: ChaincodeStub): Promise<ShimResponse | undefined>;
}

/** The stub with the two members that fabric-shim keeps to itself. */
export type RunnableStub = ChaincodeStub & {
  readonly chaincodeEvent?: {
    getEventName(): string;
    getPayload_asU8(): Uint8Array;
  };
};

type StubConstructor = new (
  handler: StubHandler,
  channel: string,
  txId: string,
  input: InstanceType<typeof peer.ChaincodeInput>,
  signedProposal: InstanceType<typeof peer.SignedProposal>,
) => RunnableStub;

type IteratorConstructor<T> = new (
  handler: StubHandler,
  channel: string,
  txId: string,
  response: InstanceType<typeof peer.QueryResponse>,
) => T;

type ChaincodeConstructor = new (
  contracts: ContractClass[],
  serializers: object,
  metadata: object,
  title: string,
  version: string,
) => RunnableChaincode;

interface Shim {
  readonly ChaincodeStub: StubConstructor;
  readonly StateQueryIterator: IteratorConstructor<Iterators.StateQueryIterator>;
  readonly HistoryQueryIterator: IteratorConstructor<Iterators.HistoryQueryIterator>;
  readonly ChaincodeFromContract: ChaincodeConstructor;
  readonly JSONSerializer: new () => object;
}

const load = createRequire(__filename);
const LEVEL_VARIABLE = 'CORE_CHAINCODE_LOGGING_LEVEL';

function loadShim(): Shim {
  quietFabricLoggers();
  const shim = load('fabric-shim') as typeof FabricShim &
    Pick<Shim, 'StateQueryIterator' | 'HistoryQueryIterator'>;
  const path = 'fabric-shim/lib/contract-spi/chaincodefromcontract';
  const ChaincodeFromContract = load(path) as ChaincodeConstructor;
  const { JSONSerializer } = load('fabric-contract-api') as Pick<Shim, 'JSONSerializer'>;
  removeFabricCrashHandlers();
  return {
    ChaincodeStub: shim.ChaincodeStub,
    StateQueryIterator: shim.StateQueryIterator,
    HistoryQueryIterator: shim.HistoryQueryIterator,
    ChaincodeFromContract,
    JSONSerializer,
  };
}

/**
 * By default Fabric's loggers print every refused transaction. The level is read when a logger is
 * made, and contracts may have loaded them before; a level that was chosen stays.
 */
function quietFabricLoggers(): void {
  const chosen = process.env[LEVEL_VARIABLE];
  if (chosen !== undefined) return;
  for (const path of ['fabric-shim/lib/logger', 'fabric-contract-api/lib/logger']) {
    (load(path) as { setLevel(level: string): void }).setLevel('CRITICAL');
  }
  // setLevel leaves winston's name there, which the next logger would not understand.
  process.env[LEVEL_VARIABLE] = 'CRITICAL';
}

/** The names under which Fabric's loggers (through winston) listen for crashes. */
const FABRIC_LISTENERS = new Set(['bound _uncaughtException', 'loggerUnhandledRejectionFn']);

/**
 * Loading fabric-shim or fabric-contract-api makes a crashing process log the error and live on,
 * or exit with code 0. Whoever embeds the ledger must crash as Node crashes.
 */
export function removeFabricCrashHandlers(): void {
  for (const listener of process.listeners('uncaughtException')) {
    if (FABRIC_LISTENERS.has(listener.name)) process.off('uncaughtException', listener);
  }
  for (const listener of process.listeners('unhandledRejection')) {
    if (FABRIC_LISTENERS.has(listener.name)) process.off('unhandledRejection', listener);
  }
}

export const shim = loadShim();
