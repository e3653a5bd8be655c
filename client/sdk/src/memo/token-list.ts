/** Tokens in a memo's payload: each once, referred to by its place. */
import { FuqiError } from '@fuqi/domain';
import { concatBytes, fieldToBytes, integerToBytes, tokenHash } from '@fuqi/protocol';
import { u32, u8 } from '../bytes';
import { openToken } from '../notes/opened-token';
import type { OpenedToken, TermsOpening } from '../notes/opened-token';
import type { ByteCursor } from './byte-cursor';

/** Most tokens that one memo carries. */
export const TOKENS_MAX = 8;

const OPAQUE = 0;
const TERMS = { quota: 1, capacity: 2, voucher: 3 } as const;

/** Tokens of a payload in writing, those that others refer to first. */
export class TokenList {
  private readonly parts: Uint8Array[] = [];
  private readonly places = new Map<string, number>();

  /** The place of a token, which is added with all it refers to when it is new. */
  place(token: OpenedToken): number {
    // With and without its terms a token is two entries: whoever reads gets what was meant for each note.
    const key = `${tokenHash(token)}:${token.opening?.type ?? ''}`;
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const part = this.encode(token);
    this.places.set(key, this.parts.push(part) - 1);
    return this.parts.length - 1;
  }

  bytes(): Uint8Array {
    return concatBytes([u8(this.parts.length), ...this.parts]);
  }

  private encode(token: OpenedToken): Uint8Array {
    const { opening } = token;
    return concatBytes([
      u8(Number(token.kind)),
      u32(token.registrar),
      u32(token.issuer),
      fieldToBytes(token.rootId),
      integerToBytes(token.due, 3),
      u8(opening === undefined ? OPAQUE : TERMS[opening.type]),
      opening === undefined ? fieldToBytes(token.terms) : this.encodeOpening(opening),
    ]);
  }

  private encodeOpening(opening: TermsOpening): Uint8Array {
    switch (opening.type) {
      case 'quota':
        return u32(opening.mandate);
      case 'capacity': {
        const { supplier, deliveryDay, flags, basis, fields } = opening.capacity;
        return concatBytes([
          u32(supplier),
          integerToBytes(deliveryDay, 3),
          integerToBytes(flags, 1),
          integerToBytes(basis, 1),
          fieldToBytes(fields),
        ]);
      }
      case 'voucher':
        return concatBytes([u8(this.place(opening.quota)), u8(this.place(opening.capacity))]);
    }
  }
}

/** Reads a list of tokens. @throws FuqiError `memo-unreadable` */
export function readTokens(cursor: ByteCursor): OpenedToken[] {
  const tokens: OpenedToken[] = [];
  for (let left = cursor.small(TOKENS_MAX); left > 0; left -= 1) {
    tokens.push(readToken(cursor, tokens));
  }
  return tokens;
}

function readToken(cursor: ByteCursor, earlier: readonly OpenedToken[]): OpenedToken {
  const head = {
    kind: cursor.integer(1),
    registrar: cursor.integer(4),
    issuer: cursor.integer(4),
    rootId: cursor.field(),
    due: cursor.integer(3),
  };
  switch (cursor.small(TERMS.voucher)) {
    case OPAQUE:
      return { ...head, terms: cursor.field(), opening: undefined };
    case TERMS.quota:
      return openToken(head, { type: 'quota', mandate: cursor.integer(4) });
    case TERMS.capacity: {
      const capacity = {
        supplier: cursor.integer(4),
        deliveryDay: cursor.integer(3),
        flags: cursor.integer(1),
        basis: cursor.integer(1),
        fields: cursor.field(),
      };
      return openToken(head, { type: 'capacity', capacity });
    }
    default: {
      const quota = entryOf(earlier, cursor.small(TOKENS_MAX));
      const capacity = entryOf(earlier, cursor.small(TOKENS_MAX));
      return openToken(head, { type: 'voucher', quota, capacity });
    }
  }
}

/** The entry at a place. @throws FuqiError `memo-unreadable` */
export function entryOf<T>(list: readonly T[], place: number): T {
  const entry = list[place];
  if (entry === undefined) throw new FuqiError('memo-unreadable', 'reference');
  return entry;
}
