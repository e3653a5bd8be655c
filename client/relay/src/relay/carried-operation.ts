import { createHash } from 'node:crypto';
import { FuqiError, LIMITS } from '@fuqi/domain';
import { CIRCUIT_ID, decodeOperation, fieldToHex, legEffects } from '@fuqi/protocol';
import type { Leg, Network } from '@fuqi/protocol';
import { anchorOf, digestHex } from '@fuqi/sdk';

/** What a relay can see of a sealed operation: enough to carry it, nothing of what it says. */
export interface CarriedOperation {
  /**
   * SHA-256 of the bytes, hex. Not the operation's digest: that one leaves the proofs out, so a copy with a broken proof would
   * take the place of the true operation.
   */
  readonly id: string;
  readonly bytes: Uint8Array;
  /** The operation's digest as receipts show it, hex. */
  readonly digest: string;
  /** State key under which its receipt will stand. */
  readonly anchor: string;
  /** Keys that no two operations in flight may share, or one batch would make the other conflict. */
  readonly claims: readonly string[];
  readonly proofs: number;
}

/** Every registration moves the head of the party tree, so two of them in flight always conflict. */
const PARTY_HEAD = 'party/head';

/**
 * Reads what a relay needs from the bytes of an operation.
 * @throws FuqiError `too-large`, or why the bytes are no operation: such bytes never reach a batch
 */
export function readCarried(network: Network, bytes: Uint8Array): CarriedOperation {
  if (bytes.length > LIMITS.operationBytesMax) throw new FuqiError('too-large', 'operation');
  const operation = decodeOperation(bytes);
  return {
    id: createHash('sha256').update(bytes).digest('hex'),
    bytes: Uint8Array.from(bytes),
    digest: digestHex(network, operation),
    anchor: anchorOf(operation),
    claims: [...new Set(operation.legs.flatMap(claimsOf))],
    proofs: operation.legs.length,
  };
}

function claimsOf({ circuit, publics }: Leg): string[] {
  const { nullifiers, tag } = legEffects(circuit, publics);
  const claims = nullifiers.map((nullifier) => `nf/${fieldToHex(nullifier)}`);
  if (tag !== undefined && tag !== 0n) claims.push(`tag/${CIRCUIT_ID[circuit]}/${fieldToHex(tag)}`);
  if (circuit === 'register') claims.push(PARTY_HEAD);
  return claims;
}
