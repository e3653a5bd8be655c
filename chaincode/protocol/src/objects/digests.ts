import { CIRCUIT_ID } from '../circuits';
import { hashIn } from '../poseidon';

type Four = readonly [bigint, bigint, bigint, bigint];

function operationHash(circuit: keyof typeof CIRCUIT_ID, rest: readonly bigint[]): bigint {
  return hashIn('OP', [BigInt(CIRCUIT_ID[circuit]), ...rest]);
}

/** What officers sign for `move`: `H_OP(1, action, context, nf0, nf1, cm0 … cm3)`. */
export function moveDigest(leg: {
  action: bigint;
  context: bigint;
  nullifiers: readonly [bigint, bigint];
  commitments: Four;
}): bigint {
  return operationHash('move', [leg.action, leg.context, ...leg.nullifiers, ...leg.commitments]);
}

/** What officers sign for `issue`: `H_OP(2, 0, context, nf0, nf1, cm0 … cm3)`. */
export function issueDigest(leg: {
  context: bigint;
  nullifiers: readonly [bigint, bigint];
  commitments: Four;
}): bigint {
  return operationHash('issue', [0n, leg.context, ...leg.nullifiers, ...leg.commitments]);
}

/** What officers sign for `clear`: `H_OP(3, action, context, nf0, cm0, cm1)`. */
export function clearDigest(leg: {
  action: bigint;
  context: bigint;
  nf0: bigint;
  commitments: readonly [bigint, bigint];
}): bigint {
  return operationHash('clear', [leg.action, leg.context, leg.nf0, ...leg.commitments]);
}

/** What officers and new keys sign for `register`: `H_OP(4, mode, context, old leaf, new leaf, tag)`. */
export function registerDigest(leg: {
  mode: bigint;
  context: bigint;
  oldLeaf: bigint;
  newLeaf: bigint;
  tag: bigint;
}): bigint {
  return operationHash('register', [leg.mode, leg.context, leg.oldLeaf, leg.newLeaf, leg.tag]);
}

/** What officers sign for `grant`: `H_OP(5, kind, context, tag, cm0)`. */
export function grantDigest(leg: {
  kind: bigint;
  context: bigint;
  tag: bigint;
  commitment: bigint;
}): bigint {
  return operationHash('grant', [leg.kind, leg.context, leg.tag, leg.commitment]);
}

/** What officers sign for `attest`: `H_OP(6, type, context, tag, cm0)`. */
export function attestDigest(leg: {
  type: bigint;
  context: bigint;
  tag: bigint;
  commitment: bigint;
}): bigint {
  return operationHash('attest', [leg.type, leg.context, leg.tag, leg.commitment]);
}
