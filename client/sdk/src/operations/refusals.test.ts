import { beforeAll, describe, expect, test } from '@jest/globals';
import { KIND, STANDING } from '@fuqi/protocol';
import type { Member } from '@fuqi/protocol';
import { UNHELD } from '../notes/opened-hold';
import {
  BANK_A,
  BANK_B,
  CORE,
  FIRST_DAY,
  MANDATE,
  T1,
  T2,
  TestWorld,
  dayOf,
} from '../testing/world';
import type { TestMember } from '../testing/world';
import type { WalletNote } from '../wallet/wallet-note';
import { pledge, release, reserve } from './acts/encumber';
import { reject, takeBack } from './acts/give-back';
import { grantQuota, mintDeposit, registerInvoice } from './acts/grants';
import { issue } from './acts/issue';
import { accept, merge, passOn, split } from './acts/own';
import { attestPaid, clear, fund, pay } from './acts/payments';
import type { InputNote } from './recipes';
import { shareBudget } from './rules';
import type { Session } from './session';

const DUE = dayOf('2027-05-21');

let world: TestWorld;
const at = (id: number): TestMember => world.member(id);
const note = (id: number, kind: bigint): WalletNote =>
  at(id).find(({ note: n }) => n.token.kind === kind && n.owner === BigInt(id));

beforeAll(async () => {
  world = await TestWorld.open();
  const grant = { to: CORE, value: 900n, due: DUE, mandate: MANDATE };
  await at(BANK_A).carryOut(grantQuota(at(BANK_A).session, grant));
  const terms = {
    supplier: BigInt(T1),
    deliveryDay: BigInt(FIRST_DAY - 22),
    flags: 1n,
    basis: 1n,
    fields: 9n,
  };
  const invoice = await registerInvoice(at(CORE).session, {
    value: 800n,
    mandate: MANDATE,
    terms,
    tag: 5n,
  });
  await at(CORE).carryOut(invoice, await at(T1).sign(invoice));
  const { session } = at(CORE);
  const quota = note(CORE, KIND.QUOTA);
  const capacity = note(CORE, KIND.CAPACITY);
  const due = FIRST_DAY - 22 + 60;
  await at(CORE).carryOut(issue(session, { quota, capacity, value: 500n, due }));
  await at(T1).carryOut(accept(at(T1).session, note(T1, KIND.VOUCHER)));
}, 60_000);

/** The session on another day, or with a member changed. */
function on(id: number, iso: string, phase = 0): Session {
  const { session } = at(id);
  return { ...session, versions: { ...session.versions, date: dayOf(iso) * 4 + phase } };
}

function whereas(id: number, member: number, change: Partial<Member['status']>): Session {
  const book = world.book.clone();
  const old = book.member(member);
  book.put({ ...old, status: { ...old.status, ...change } });
  const { session } = at(id);
  return { ...session, book, versions: { ...session.versions, partyRoots: [book.root] } };
}

const voucher = (): WalletNote => note(T1, KIND.VOUCHER);
const changed = (of: Partial<WalletNote['note']>): InputNote => ({
  ...voucher(),
  note: { ...voucher().note, ...of },
});
const quote = (bank = BANK_A) => ({
  bank,
  net: 1n,
  rest: 1n,
  expiry: world.ledger.current.date + 4,
});
const held = (kind: bigint, holder: number, expiry: bigint) => ({
  hold: { kind, holder: BigInt(holder), reference: 0n, expiry, opening: undefined },
});

const CASES: readonly [string, string, () => unknown][] = [
  [
    'split over face',
    'split-exceeds-value',
    () => split(at(T1).session, [voucher()], [350n, 151n]),
  ],
  ['a part of nothing', 'value-zero', () => split(at(T1).session, [voucher()], [500n, 0n])],
  ['a negative part', 'value-out-of-range', () => split(at(T1).session, [voucher()], [-1n, 501n])],
  ['five parts', 'out-of-range', () => split(at(T1).session, [voucher()], [1n, 1n, 1n, 1n])],
  [
    'the same note twice',
    'nullifier-repeated',
    () => merge(at(T1).session, [voucher(), voucher()]),
  ],
  [
    'three notes',
    'too-many-notes',
    () => split(at(T1).session, [voucher(), voucher(), voucher()], [1n]),
  ],
  [
    'notes of two vouchers',
    'note-kind',
    () => merge(at(T1).session, [voucher(), { ...changed({ paid: 1n }), commitment: 1n }]),
  ],
  ['somebody else’s note', 'not-controller', () => split(at(T2).session, [voucher()], [1n])],
  ['splits used up', 'budget-limit', () => split(at(T1).session, [changed({ budget: 1n })], [1n])],
  [
    'a note held by a bank',
    'note-encumbered',
    () => split(at(T1).session, [changed(held(3n, BANK_A, 999_999n))], [1n]),
  ],
  [
    'a pledged note',
    'note-encumbered',
    () => passOn(at(T1).session, [changed(held(5n, BANK_A, 0n))], { payee: T2, values: [1n] }),
  ],
  [
    'a pending note',
    'note-pending',
    () => split(at(T1).session, [{ ...voucher(), sealed: undefined }], [1n]),
  ],
  ['after maturity', 'note-matured', () => split(on(T1, '2026-12-31'), [voucher()], [1n])],
  [
    'passing on after maturity',
    'note-matured',
    () => passOn(on(T1, '2026-12-31'), [voucher()], { payee: T2, values: [1n] }),
  ],
  [
    'passing on to oneself',
    'same-party',
    () => passOn(at(T1).session, [voucher()], { payee: T1, values: [1n] }),
  ],
  [
    'passing on to the debtor',
    'same-party',
    () => passOn(at(T1).session, [voucher()], { payee: CORE, values: [1n] }),
  ],
  [
    'passing on to nobody',
    'party-unknown',
    () => passOn(at(T1).session, [voucher()], { payee: 99, values: [1n] }),
  ],
  [
    'passing on to a frozen member',
    'party-frozen',
    () =>
      passOn(whereas(T1, T2, { standing: STANDING.FROZEN }), [voucher()], {
        payee: T2,
        values: [1n],
      }),
  ],
  [
    'a frozen member',
    'party-frozen',
    () => split(whereas(T1, T1, { standing: STANDING.FROZEN }), [voucher()], [1n]),
  ],
  [
    'lapsed due diligence',
    'kyc-expired',
    () => split(whereas(T1, T1, { kycDay: 1n }), [voucher()], [1n]),
  ],
  [
    'layers used up',
    'layer-limit',
    () => passOn(at(T1).session, [changed({ layer: 10n })], { payee: T2, values: [1n] }),
  ],
  [
    'too close to the due day',
    'transfer-too-late',
    () => passOn(on(T1, '2026-12-30'), [voucher()], { payee: T2, values: [1n] }),
  ],
  [
    'an offer without time',
    'offer-too-short',
    () =>
      passOn(at(T1).session, [voucher()], {
        payee: T2,
        values: [1n],
        expiry: world.ledger.current.date + 3,
      }),
  ],
  ['accepting what was not offered', 'note-kind', () => accept(at(T1).session, voucher())],
  ['rejecting what was not offered', 'note-kind', () => reject(at(T1).session, voucher())],
  [
    'taking back what one did not offer',
    'not-controller',
    () => takeBack(at(T1).session, voucher()),
  ],
  [
    'taking back a live offer',
    'hold-live',
    () => takeBack(at(T1).session, changed(held(1n, T1, 999_999n))),
  ],
  [
    'reserving for a supplier',
    'role-missing',
    () => reserve(at(T1).session, [voucher()], 1n, quote(T2)),
  ],
  [
    'reserving for a suspended bank',
    'issuer-blocked',
    () => reserve(whereas(T1, BANK_A, { standing: STANDING.SUSPENDED }), [voucher()], 1n, quote()),
  ],
  [
    'reserving in the closed phase',
    'phase-closed',
    () => reserve(on(T1, '2026-11-24', 1), [voucher()], 1n, { ...quote(), expiry: 999_999 }),
  ],
  [
    'a quote that has expired',
    'quote-expired',
    () => reserve(on(T1, '2026-11-30'), [voucher()], 1n, quote()),
  ],
  [
    'funding too close to the due day',
    'funding-too-late',
    () => reserve(on(T1, '2026-12-30'), [voucher()], 1n, { ...quote(), expiry: 999_999 }),
  ],
  [
    'pledging more than there is',
    'split-exceeds-value',
    () => pledge(at(T1).session, [voucher()], 501n, { bank: BANK_A, loan: 1n }),
  ],
  [
    'releasing what one does not hold',
    'not-controller',
    () => release(at(BANK_B).session, changed(held(3n, BANK_A, 999_999n))),
  ],
  [
    'releasing more than there is',
    'split-exceeds-value',
    () => release(at(BANK_A).session, changed(held(5n, BANK_A, 0n)), 501n),
  ],
  [
    'paying before maturity without a reserve',
    'not-controller',
    () => pay(at(MANDATE).session, voucher()),
  ],
  [
    'paying after the reserve',
    'hold-expired',
    () => pay(at(BANK_A).session, changed(held(3n, BANK_A, 1n))),
  ],
  [
    'another bank paying',
    'not-controller',
    () => pay(at(BANK_B).session, changed(held(3n, BANK_A, 999_999n))),
  ],
  [
    'clearing without a payment',
    'not-controller',
    () => clear(on(MANDATE, '2026-12-31'), voucher(), undefined),
  ],
  [
    'funding without a payment',
    'not-controller',
    () => fund(at(BANK_A).session, voucher(), UNHELD, undefined),
  ],
  ['confirming nothing', 'value-out-of-range', () => attestPaid(at(T1).session, 1n, 0n, BANK_A)],
  [
    'confirming while suspended',
    'issuer-blocked',
    () => attestPaid(whereas(T1, T1, { standing: STANDING.SUSPENDED }), 1n, 1n, BANK_A),
  ],
  [
    'a supplier granting quota',
    'role-missing',
    () => grantQuota(at(T1).session, { to: CORE, value: 1n, due: DUE, mandate: MANDATE }),
  ],
  [
    'quota under no mandate',
    'role-missing',
    () => grantQuota(at(BANK_A).session, { to: CORE, value: 1n, due: DUE, mandate: BANK_B }),
  ],
  [
    'quota of the past',
    'date-order',
    () =>
      grantQuota(at(BANK_A).session, { to: CORE, value: 1n, due: FIRST_DAY - 1, mandate: MANDATE }),
  ],
  [
    'a deposit of nothing',
    'value-zero',
    () => mintDeposit(at(BANK_A).session, { to: T1, value: 0n }),
  ],
  [
    'a deposit of too much',
    'value-out-of-range',
    () => mintDeposit(at(BANK_A).session, { to: T1, value: 1n << 64n }),
  ],
];

describe('the wallet refuses, before anybody signs,', () => {
  test.each(CASES)('%s: %s', async (_, slug, act) => {
    await expect((async () => act())()).rejects.toMatchObject({ slug, layer: 'wallet' });
  });
});

describe('an issue is refused', () => {
  const terms = (change: object = {}) => ({
    quota: note(CORE, KIND.QUOTA),
    capacity: note(CORE, KIND.CAPACITY),
    value: 100n,
    due: FIRST_DAY + 30,
    ...change,
  });
  const capacityWith = (change: object): InputNote => {
    const entry = note(CORE, KIND.CAPACITY);
    const { opening } = entry.note.token;
    if (opening?.type !== 'capacity') throw new Error('no capacity');
    const capacity = { ...opening.capacity, ...change };
    const token = { ...entry.note.token, opening: { type: 'capacity' as const, capacity } };
    return { ...entry, note: { ...entry.note, token } };
  };

  test.each<[string, string, () => unknown]>([
    ['over the quota', 'quota-exceeded', () => issue(at(CORE).session, terms({ value: 401n }))],
    [
      'over the invoice, by one fen',
      'invoice-capacity',
      () => issue(at(CORE).session, terms({ value: 301n })),
    ],
    ['of nothing', 'value-zero', () => issue(at(CORE).session, terms({ value: 0n }))],
    [
      'beyond sixty days without consent',
      'sme-consent-missing',
      () => issue(at(CORE).session, terms({ due: FIRST_DAY + 39 })),
    ],
    [
      'beyond six months',
      'tenor-exceeded',
      () => issue(at(CORE).session, terms({ due: dayOf('2027-05-24') })),
    ],
    ['due today', 'date-order', () => issue(at(CORE).session, terms({ due: FIRST_DAY }))],
    [
      'on a prepayment',
      'basis-blocked',
      () => issue(at(CORE).session, terms({ capacity: capacityWith({ basis: 4n }) })),
    ],
    [
      'while suspended',
      'issuer-blocked',
      () => issue(whereas(CORE, CORE, { standing: STANDING.SUSPENDED }), terms()),
    ],
    [
      'to a frozen supplier',
      'party-frozen',
      () => issue(whereas(CORE, T1, { standing: STANDING.FROZEN }), terms()),
    ],
    [
      'under a lapsed quota',
      'quota-exceeded',
      () => issue(on(CORE, '2027-06-01'), terms({ due: dayOf('2027-06-20') })),
    ],
    [
      'without time to accept',
      'offer-too-short',
      () => issue(at(CORE).session, terms({ offerExpiry: 1 })),
    ],
    ['by somebody else', 'not-controller', () => issue(at(T2).session, terms())],
  ])('%s: %s', async (_, slug, act) => {
    await expect((async () => act())()).rejects.toMatchObject({ slug, layer: 'wallet' });
  });

  test('what is within all of them is drafted', async () => {
    await expect(
      issue(at(CORE).session, terms({ value: 300n, due: FIRST_DAY + 38 })),
    ).resolves.toBeDefined();
  });
});

describe('the right to split', () => {
  test('is shared whole, one at least for each part', () => {
    expect(shareBudget(500n, [600n, 400n])).toEqual([300n, 200n]);
    for (const [budget, values] of [
      [3n, [1n, 1n, 1n]],
      [7n, [1n, 99n]],
      [65_535n, [5n]],
    ] as const) {
      const shares = shareBudget(budget, values);
      expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(budget);
      expect(shares.every((share) => share >= 1n)).toBe(true);
    }
    expect(() => shareBudget(2n, [1n, 1n, 1n])).toThrow(/budget-limit/);
  });
});
