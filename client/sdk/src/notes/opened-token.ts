/** Tokens whose terms are known, as far as their holder was told. */
import { FuqiError } from '@fuqi/domain';
import { KIND, capacityTerms, quotaTerms, tokenHash, voucherTerms } from '@fuqi/protocol';
import type { CapacityTerms, Token } from '@fuqi/protocol';

/** What is behind `terms`. */
export type TermsOpening =
  | { readonly type: 'quota'; readonly mandate: bigint }
  | { readonly type: 'capacity'; readonly capacity: CapacityTerms }
  | { readonly type: 'voucher'; readonly quota: OpenedToken; readonly capacity: OpenedToken };

/** A token and the opening of its terms; undefined where only the hash is known or the terms are no hash. */
export interface OpenedToken extends Token {
  readonly opening: TermsOpening | undefined;
}

/** A token without what is behind its terms. */
export function opaqueToken(token: Token): OpenedToken {
  const { kind, registrar, issuer, rootId, due, terms } = token;
  return { kind, registrar, issuer, rootId, due, terms, opening: undefined };
}

const KIND_OF_OPENING = { quota: KIND.QUOTA, capacity: KIND.CAPACITY, voucher: KIND.VOUCHER };

function termsOf(opening: TermsOpening): bigint {
  switch (opening.type) {
    case 'quota':
      return quotaTerms(opening.mandate);
    case 'capacity':
      return capacityTerms(opening.capacity);
    case 'voucher':
      return voucherTerms(tokenHash(opening.quota), tokenHash(opening.capacity));
  }
}

/** A token from the opening of its terms. @throws FuqiError `memo-unreadable` when the kind has other terms */
export function openToken(head: Omit<Token, 'terms'>, opening: TermsOpening): OpenedToken {
  if (head.kind !== KIND_OF_OPENING[opening.type]) {
    throw new FuqiError('memo-unreadable', 'terms of the token');
  }
  const { kind, registrar, issuer, rootId, due } = head;
  return { kind, registrar, issuer, rootId, due, terms: termsOf(opening), opening };
}

/** A quota's token. */
export function quotaToken(quota: {
  readonly grantor: bigint;
  readonly rootId: bigint;
  readonly due: bigint;
  readonly mandate: bigint;
}): OpenedToken {
  const { grantor, rootId, due, mandate } = quota;
  const head = { kind: KIND.QUOTA, registrar: grantor, issuer: grantor, rootId, due };
  return openToken(head, { type: 'quota', mandate });
}

/** The token of an invoice's capacity. */
export function capacityToken(of: {
  readonly mandate: bigint;
  readonly buyer: bigint;
  readonly rootId: bigint;
  readonly capacity: CapacityTerms;
}): OpenedToken {
  const { mandate, buyer, rootId } = of;
  const { supplier, deliveryDay, flags, basis, fields } = of.capacity;
  const capacity = { supplier, deliveryDay, flags, basis, fields };
  const head = { kind: KIND.CAPACITY, registrar: mandate, issuer: buyer, rootId, due: 0n };
  return openToken(head, { type: 'capacity', capacity });
}

/** A voucher's token, with the authorities it was cut from. */
export function voucherToken(voucher: {
  readonly mandate: bigint;
  readonly debtor: bigint;
  readonly rootId: bigint;
  readonly due: bigint;
  readonly quota: OpenedToken;
  readonly capacity: OpenedToken;
}): OpenedToken {
  const { mandate, debtor, rootId, due, quota, capacity } = voucher;
  const head = { kind: KIND.VOUCHER, registrar: mandate, issuer: debtor, rootId, due };
  return openToken(head, { type: 'voucher', quota, capacity });
}

/** The token of the distribution state born with a voucher. */
export function distributionToken(voucher: Token): OpenedToken {
  return opaqueToken({ ...voucher, kind: KIND.DISTRIBUTION, terms: tokenHash(voucher) });
}

/** The same token without what a payee further down the chain need not know. */
export function withoutAuthorities(token: OpenedToken): OpenedToken {
  return token.opening?.type === 'voucher' ? opaqueToken(token) : token;
}
