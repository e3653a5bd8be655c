import { hashIn } from '../poseidon';

/** The secret from which the salts of one leg come. @param n0 first nullifier, or the tag of a leg without inputs */
export function legSeed(nk: bigint, n0: bigint, attempt: bigint): bigint {
  return hashIn('SEED', [nk, n0, attempt]);
}

/** Salt of output j. */
export function outputSalt(seed: bigint, j: bigint): bigint {
  return hashIn('SALT', [seed, j]);
}

/** Salt of an output that goes back to an owner who does not sign and who knows the input's salt. */
export function returnSalt(inputSalt: bigint, nf0: bigint, j: bigint): bigint {
  return hashIn('RETURN', [inputSalt, nf0, j]);
}

/** Root id of a new token. @param n0 as of {@link legSeed} */
export function rootId(nk: bigint, n0: bigint, attempt: bigint): bigint {
  return hashIn('ROOT', [nk, n0, attempt]);
}

/**
 * Salt of a member's leaf: secret, and bound to the enterprise so that a later proof can show whose leaf it is.
 * @param subject first 31 bytes of SHA-256 of the uniqueness input `usci:<code>`, as an integer
 */
export function leafSalt(subject: bigint, secret: bigint): bigint {
  return hashIn('SUBJECT', [subject, secret]);
}
