import { KIND } from '../constants';
import { FuqiError } from '@fuqi/domain';
import type { Token } from '../objects/token';
import { pack, unpack } from '../pack';
import { TOKEN_WORD } from './layouts';

/** The three words of a token. @throws FuqiError out-of-range */
export function tokenWords(token: Token): [bigint, bigint, bigint] {
  return [pack(TOKEN_WORD, token), token.rootId, token.terms];
}

/** Inverse of {@link tokenWords}. @throws FuqiError non-canonical */
export function tokenFromWords(packed: bigint, rootId: bigint, terms: bigint): Token {
  return { ...unpack(TOKEN_WORD, packed), rootId, terms };
}

/** A quota's token as far as its grantor is told it anew. */
export interface QuotaHead {
  readonly registrar: bigint;
  readonly issuer: bigint;
  readonly due: bigint;
  readonly rootId: bigint;
}

/** The two words of a quota's head. @throws FuqiError out-of-range */
export function quotaHeadWords(head: QuotaHead): [bigint, bigint] {
  return [pack(TOKEN_WORD, { ...head, kind: KIND.QUOTA }), head.rootId];
}

/** Inverse of {@link quotaHeadWords}. @throws FuqiError non-canonical */
export function quotaHeadFromWords(packed: bigint, rootId: bigint): QuotaHead {
  const { kind, registrar, issuer, due } = unpack(TOKEN_WORD, packed);
  if (kind !== KIND.QUOTA) throw new FuqiError('non-canonical', 'kind');
  return { registrar, issuer, due, rootId };
}
