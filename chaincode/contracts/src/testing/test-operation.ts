import { createHash } from 'node:crypto';
import {
  MEMO_BYTES,
  MEMO_COUNT,
  PROOF_BYTES,
  assemblePublics,
  carriedInputs,
  encodeOperation,
  operationContext,
} from '@fuqi/protocol';
import type { CircuitName, FixedInputs, Leg, Network, Operation } from '@fuqi/protocol';
import type { TrapdoorKey } from '../proof/testing/index';

const ORDER = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;

/** A reproducible field element. */
export function element(label: string): bigint {
  const hash = createHash('sha512').update(label).digest('hex');
  return (BigInt(`0x${hash}`) % (ORDER - 1n)) + 1n;
}

/** Reproducible bytes. */
export function bytesOf(label: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 32) {
    const block = createHash('sha256')
      .update(`${label} ${String(at)}`)
      .digest();
    bytes.set(block.subarray(0, Math.min(32, length - at)), at);
  }
  return bytes;
}

/** A leg before it is proved: circuit, and values by the names of its public inputs. */
export interface DraftLeg {
  readonly circuit: CircuitName;
  readonly values: Readonly<Record<string, bigint>>;
  readonly memos: readonly Uint8Array[];
}

/** A leg whose public inputs are reproducible noise except for those given. */
export function draftLeg(
  circuit: CircuitName,
  label: string,
  values: Readonly<Record<string, bigint>> = {},
): DraftLeg {
  const noise = carriedInputs(circuit).map((name) => [name, element(`${label} ${name}`)] as const);
  return {
    circuit,
    values: { ...Object.fromEntries(noise), ...values },
    memos: Array.from({ length: MEMO_COUNT[circuit] }, (_, i) =>
      bytesOf(`${label} memo ${String(i)}`, MEMO_BYTES),
    ),
  };
}

/** The head of an operation. */
export type Head = Omit<Operation, 'legs'>;

/** Operation with empty proofs. */
export function unproved(head: Head, legs: readonly DraftLeg[]): Operation {
  return {
    ...head,
    legs: legs.map(({ circuit, values, memos }) => ({
      circuit,
      publics: carriedInputs(circuit).map((name) => values[name] ?? 0n),
      proof: new Uint8Array(PROOF_BYTES),
      memos,
    })),
  };
}

/** What the forger takes for the inputs that chaincode fixes. */
export type FixedFor = (operation: Operation) => Omit<FixedInputs, 'context'>;

/** Gives every leg a valid proof. */
export function prove(
  operation: Operation,
  network: Network,
  keys: ReadonlyMap<CircuitName, TrapdoorKey>,
  fixedFor: FixedFor,
): Operation {
  const fixed = { ...fixedFor(operation), context: operationContext(network, operation) };
  const legs = operation.legs.map((leg): Leg => {
    const key = keys.get(leg.circuit);
    if (key === undefined) throw new Error(`no key for ${leg.circuit}`);
    return { ...leg, proof: key.forge(assemblePublics(leg.circuit, leg.publics, fixed)) };
  });
  return { ...operation, legs };
}

/** Canonical bytes. */
export function encoded(operation: Operation): Uint8Array {
  return encodeOperation(operation);
}
