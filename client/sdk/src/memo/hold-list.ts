/** Holds in a memo's payload: each once, referred to by its place; place 0 is the absence of one. */
import { concatBytes, fieldToBytes, holdHash, integerToBytes } from '@fuqi/protocol';
import { u32, u64, u8 } from '../bytes';
import { UNHELD, openHold } from '../notes/opened-hold';
import type { OpenedHold, ReferenceOpening } from '../notes/opened-hold';
import type { ByteCursor } from './byte-cursor';

/** Most holds that one memo carries. */
export const HOLDS_MAX = 4;

const OPAQUE = 0;
const REFERENCE = { quote: 1, payment: 2 } as const;

/** Holds of a payload in writing. */
export class HoldList {
  private readonly parts: Uint8Array[] = [];
  private readonly places = new Map<bigint, number>([[0n, 0]]);

  /** The place of a hold, which is added when it is new. */
  place(hold: OpenedHold): number {
    const hash = holdHash(hold);
    const known = this.places.get(hash);
    if (known !== undefined) return known;
    const { kind, holder, expiry, reference, opening } = hold;
    this.parts.push(
      concatBytes([
        u8(Number(kind)),
        u32(holder),
        integerToBytes(expiry, 3),
        u8(opening === undefined ? OPAQUE : REFERENCE[opening.type]),
        opening === undefined ? fieldToBytes(reference) : encodeReference(opening),
      ]),
    );
    this.places.set(hash, this.parts.length);
    return this.parts.length;
  }

  bytes(): Uint8Array {
    return concatBytes([u8(this.parts.length), ...this.parts]);
  }
}

function encodeReference(opening: ReferenceOpening): Uint8Array {
  if (opening.type === 'quote') {
    return concatBytes([u64(opening.net), fieldToBytes(opening.rest)]);
  }
  const { purpose, previousHold, payee, instruction } = opening.payment;
  return concatBytes([
    u8(Number(purpose)),
    fieldToBytes(previousHold),
    u32(payee),
    fieldToBytes(instruction),
  ]);
}

/** Reads a list of holds, by place. @throws FuqiError `memo-unreadable` */
export function readHolds(cursor: ByteCursor): OpenedHold[] {
  const holds = [UNHELD];
  for (let left = cursor.small(HOLDS_MAX); left > 0; left -= 1) holds.push(readHold(cursor));
  return holds;
}

function readHold(cursor: ByteCursor): OpenedHold {
  const head = {
    kind: cursor.integer(1),
    holder: cursor.integer(4),
    expiry: cursor.integer(3),
  };
  switch (cursor.small(REFERENCE.payment)) {
    case OPAQUE:
      return { ...head, reference: cursor.field(), opening: undefined };
    case REFERENCE.quote:
      return openHold(head, { type: 'quote', net: cursor.integer(8), rest: cursor.field() });
    default: {
      const purpose = cursor.integer(1);
      const previousHold = cursor.field();
      const payee = cursor.integer(4);
      const payment = { purpose, previousHold, payee, instruction: cursor.field() };
      return openHold(head, { type: 'payment', payment });
    }
  }
}
