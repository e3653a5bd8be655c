import { FuqiError, LIMITS } from '@fuqi/domain';
import {
  CIRCUIT_ID,
  PARTY_TREE_DEPTH,
  REGISTER_MODE,
  contextFromDigest,
  decodeOperation,
  legEffects,
  namedCarried,
  operationDigest,
} from '@fuqi/protocol';
import type { CircuitName, Leg, LegEffects, Network, Operation } from '@fuqi/protocol';
import { toHex } from '../encoding/hex';
import { KEYS } from '../state/keys';

/** The change of the party tree that a `register` leg proves. */
export interface Registration {
  readonly oldRoot: bigint;
  readonly newRoot: bigint;
  readonly mode: bigint;
  readonly closesOlder: boolean;
  /** Where the leaf stands and what it is now; public, because everybody's path changes with it. */
  readonly index: number;
  readonly leaf: bigint;
}

/** A leg with what chaincode takes from its public inputs. */
export interface ReadLeg {
  readonly circuit: CircuitName;
  readonly circuitId: number;
  readonly leg: Leg;
  readonly effects: LegEffects;
  /** State keys of its nullifiers, or of its tag; empty for a registration that is not new. */
  readonly anchors: readonly string[];
  readonly registration: Registration | undefined;
}

/** An operation whose form is right, and everything that follows from its bytes alone. */
export interface ReadOperation {
  readonly operation: Operation;
  readonly digest: Uint8Array;
  readonly digestHex: string;
  readonly context: bigint;
  readonly legs: readonly ReadLeg[];
  /** All anchors of all legs, pairwise distinct. */
  readonly anchors: readonly string[];
  /** Key of the receipt: the first anchor, or else the party root that the first registration makes. */
  readonly receipt: string;
}

/**
 * Decodes an operation and checks everything that needs no state.
 *
 * @throws FuqiError for bytes that can never succeed
 */
export function readOperation(bytes: Uint8Array, network: Network): ReadOperation {
  if (bytes.length > LIMITS.operationBytesMax) throw new FuqiError('too-large', 'operation');
  const operation = decodeOperation(bytes);
  if (operation.legs.length > LIMITS.legsPerOperation) throw new FuqiError('too-large', 'legs');
  const legs = operation.legs.map(readLeg);
  const anchors = legs.flatMap((leg) => leg.anchors);
  if (new Set(anchors).size !== anchors.length) throw new FuqiError('nullifier-repeated');
  const first =
    anchors[0] ??
    legs.map(({ registration }) => registration && KEYS.party(registration.newRoot))[0];
  if (first === undefined) throw new FuqiError('malformed', 'no anchor');
  const digest = operationDigest(network, operation);
  return {
    operation,
    digest,
    digestHex: toHex(digest),
    context: contextFromDigest(digest),
    legs,
    anchors,
    receipt: first,
  };
}

function readLeg(leg: Leg): ReadLeg {
  const { circuit } = leg;
  const effects = legEffects(circuit, leg.publics);
  if (effects.commitments.includes(0n)) throw new FuqiError('malformed', 'empty commitment');
  const registration = circuit === 'register' ? readRegistration(leg) : undefined;
  return {
    circuit,
    circuitId: CIRCUIT_ID[circuit],
    leg,
    effects,
    anchors: anchorsOf(circuit, effects, registration),
    registration,
  };
}

const NEW_MODES: readonly bigint[] = [REGISTER_MODE.NEW, REGISTER_MODE.NEW_INSTITUTION];

function anchorsOf(
  circuit: CircuitName,
  { nullifiers, tag }: LegEffects,
  registration: Registration | undefined,
): readonly string[] {
  if (nullifiers.length > 0) return nullifiers.map(KEYS.nullifier);
  if (registration !== undefined && !NEW_MODES.includes(registration.mode)) return [];
  return [KEYS.tag(CIRCUIT_ID[circuit], tag ?? 0n)];
}

/** The circuit fixes all of this too; here it costs nothing and keeps a faulty circuit from reaching further. */
function readRegistration(leg: Leg): Registration {
  const given = namedCarried(leg.circuit, leg.publics);
  const value = (name: string): bigint => given[name] ?? 0n;
  const [oldRoot, newRoot, mode] = [value('oldRoot'), value('newRoot'), value('mode')];
  const [closes, index, newLeaf] = [value('closes'), value('index'), value('newLeaf')];
  if (!Object.values(REGISTER_MODE).some((known) => known === mode)) {
    throw new FuqiError('out-of-range', 'mode');
  }
  if (closes > 1n) throw new FuqiError('out-of-range', 'closes');
  if (index >= 4n ** BigInt(PARTY_TREE_DEPTH)) throw new FuqiError('out-of-range', 'index');
  const isNew = NEW_MODES.includes(mode);
  const tagged = isNew === (value('tag') !== 0n);
  if (!tagged || newLeaf === 0n || (isNew && closes !== 0n)) {
    throw new FuqiError('malformed', 'registration');
  }
  return {
    oldRoot,
    newRoot,
    mode,
    closesOlder: closes === 1n,
    index: Number(index),
    leaf: newLeaf,
  };
}
