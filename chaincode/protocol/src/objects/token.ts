import { hashIn } from '../poseidon';

/** What is fixed for the life of everything cut from it. Ids are indices of leaves in the party tree. */
export interface Token {
  readonly kind: bigint;
  readonly registrar: bigint;
  readonly issuer: bigint;
  readonly rootId: bigint;
  /** A day, or 0. */
  readonly due: bigint;
  readonly terms: bigint;
}

/** `H_TOKEN(kind, registrar, issuer, rootId, due, terms)` */
export function tokenHash(token: Token): bigint {
  const { kind, registrar, issuer, rootId, due, terms } = token;
  return hashIn('TOKEN', [kind, registrar, issuer, rootId, due, terms]);
}
