import { type CapacityTerms, KIND, type Token, capacityTerms, quotaTerms } from '@fuqi/protocol';

/** Token of a quota; its grantor keeps its register. */
export function quotaTokenOf(quota: {
  readonly grantor: bigint;
  readonly rootId: bigint;
  readonly due: bigint;
  readonly mandate: bigint;
}): Token {
  const { grantor, rootId, due, mandate } = quota;
  const terms = quotaTerms(mandate);
  return { kind: KIND.QUOTA, registrar: grantor, issuer: grantor, rootId, due, terms };
}

/** Token of an invoice's capacity, in the mandate's register. */
export function capacityTokenOf(capacity: {
  readonly mandate: bigint;
  readonly buyer: bigint;
  readonly rootId: bigint;
  readonly terms: CapacityTerms;
}): Token {
  const { mandate, buyer, rootId } = capacity;
  const terms = capacityTerms(capacity.terms);
  return { kind: KIND.CAPACITY, registrar: mandate, issuer: buyer, rootId, due: 0n, terms };
}
