/** Worked numbers of the discount rules R3 and R5, and what binds a quote. */
import { describe, expect, test } from '@jest/globals';
import { CALENDAR_CN, parseIsoDay, unwrap } from '@fuqi/domain';
import { quoteCommitment, quotedSums, reserveExpiry } from './quote-terms';
import type { Offer, Sale } from './quote-terms';

const day = (iso: string): number => unwrap(parseIsoDay(iso));
const FACE = 1_000_000_000n;
const SALE: Sale = {
  request: '1'.repeat(32),
  seller: 5,
  bank: 1,
  value: FACE,
  due: day('2027-05-21'),
};
const OFFER: Offer = {
  ...{ rateBps: 365, dayBasis: 360, fees: 0n },
  ...{ valueDay: day('2026-11-23'), validUntil: day('2026-11-25') },
};
const SALT = 'ab'.repeat(32);

describe('what a quote comes to', () => {
  test.each([
    [{}, 179, 18_148_611n, 981_851_389n],
    [{ dayBasis: 365 }, 179, 17_900_000n, 982_100_000n],
    [{ rateBps: 350, fees: 50_000n }, 179, 17_402_778n, 982_547_222n],
    [{ rateBps: 358 }, 179, 17_800_556n, 982_199_444n],
  ] as const)('%j', (of, days, interest, net) => {
    const sums = quotedSums(SALE, { ...OFFER, ...of }, CALENDAR_CN);
    expect(sums).toEqual({ days, interest, net });
  });

  test('a due day on which banks do not work is paid, with interest, on the next', () => {
    // 2027-05-23 is a Sunday.
    const sunday = { value: FACE, due: day('2027-05-23') };
    expect(quotedSums(sunday, OFFER, CALENDAR_CN)).toEqual({
      ...{ days: 182, interest: 18_452_778n, net: FACE - 18_452_778n },
    });
  });

  test('S1: 250 million at 365 bps for 162 days', () => {
    const sale = { value: 250_000_000n, due: day('2027-05-21') };
    const offer = { ...OFFER, valueDay: day('2026-12-10') };
    expect(quotedSums(sale, offer, CALENDAR_CN)).toEqual({
      ...{ days: 162, interest: 4_106_250n, net: 245_893_750n },
    });
  });

  test('nothing is sold for nothing, and nothing after it is due', () => {
    const taken = { ...OFFER, rateBps: 0, fees: FACE };
    expect(() => quotedSums(SALE, taken, CALENDAR_CN)).toThrow(/fees-exceed-face/);
    const more = { ...OFFER, fees: FACE + 1n };
    expect(() => quotedSums(SALE, more, CALENDAR_CN)).toThrow(/fees-exceed-face/);
    const late = { ...OFFER, valueDay: SALE.due };
    expect(() => quotedSums(SALE, late, CALENDAR_CN)).toThrow(/date-order/);
  });
});

describe('what a quote is bound to', () => {
  const bound = (sale: Partial<Sale> = {}, offer: Partial<Offer> = {}, salt = SALT): string => {
    const [of, by] = [
      { ...SALE, ...sale },
      { ...OFFER, ...offer },
    ];
    return quoteCommitment(of, by, quotedSums(of, by, CALENDAR_CN), salt).reference;
  };

  test('to everything in it, and to a secret', () => {
    const changes: readonly (readonly [Partial<Sale>, Partial<Offer>, string?])[] = [
      [{ request: '2'.repeat(32) }, {}],
      [{ seller: 6 }, {}],
      [{ bank: 2 }, {}],
      [{ value: FACE - 1n }, {}],
      [{ due: SALE.due + 3 }, {}],
      [{}, { rateBps: 364 }],
      [{}, { dayBasis: 365 }],
      [{}, { fees: 1n }],
      [{}, { valueDay: OFFER.valueDay + 1 }],
      [{}, { validUntil: OFFER.validUntil + 1 }],
      [{}, {}, 'cd'.repeat(32)],
    ];
    const references = [bound(), ...changes.map((change) => bound(...change))];
    expect(new Set(references).size).toBe(changes.length + 1);
    expect(bound()).toBe(bound());
  });

  test('a reserve for it ends with its last day', () => {
    const code = reserveExpiry(OFFER.validUntil);
    expect([code >> 2, code & 3]).toEqual([OFFER.validUntil, 2]);
  });
});
