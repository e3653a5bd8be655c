import {
  type Hold,
  CLEAR_ACTION,
  HOLD,
  KIND,
  NO_HOLD,
  ONE_OFFICER_SUFFICES,
  RECORD_TYPE,
  holdHash,
  officerSlotHashes,
  tokenHash,
} from '@fuqi/protocol';
import type { Assignment } from '../inputs/assignment';
import {
  type AttestOpening,
  type AttestSettings,
  assignAttest,
  attestDigestOf,
  planAttest,
} from '../inputs/attest';
import {
  type ClearOpening,
  type ClearSettings,
  assignClear,
  clearDigestOf,
  planClear,
} from '../inputs/clear';
import {
  type GrantOpening,
  type GrantSettings,
  assignGrant,
  grantDigestOf,
  planGrant,
} from '../inputs/grant';
import {
  type IssueOpening,
  type IssueSettings,
  assignIssue,
  issueDigestOf,
  planIssue,
} from '../inputs/issue';
import { DUE, TODAY, TODAY_OPEN, type TestName, type World } from './world';
import { named, signedBy, slotsFor } from './world-member';
import { TEST_ISSUE_OFFER, TEST_PLEDGE, clearingPayment, payingHold } from './world-holds';
import {
  TEST_CAPACITY,
  TEST_CAPACITY_TOKEN,
  TEST_QUOTA_TOKEN,
  TEST_VOUCHER_TOKEN,
} from './world-tokens';

/** A valid leg of the test world, before it is signed. */
export interface LegCase<Opening> {
  readonly opening: Opening;
  readonly signer: TestName;
  readonly date: bigint;
  readonly recordRoot?: bigint;
}

/** Plans, signs and assigns an `issue`: two officers always. */
export function proveIssue(
  world: World,
  leg: LegCase<IssueOpening>,
  changes: Partial<IssueSettings> = {},
): Assignment {
  const plan = planIssue(leg.opening);
  const base = world.settings(leg.date);
  const digest = issueDigestOf(plan, changes.context ?? base.context);
  const signatures = signedBy(world.members[leg.signer], digest, [0, 1]);
  return assignIssue(plan, { ...base, maxDue: DUE, signatures, ...changes });
}

/** Plans, signs and assigns a `clear`. */
export function proveClear(
  world: World,
  leg: LegCase<ClearOpening>,
  changes: Partial<ClearSettings> = {},
): Assignment {
  const plan = planClear(leg.opening);
  const base = world.settings(leg.date);
  const signer = world.members[leg.signer];
  const digest = clearDigestOf(plan, changes.context ?? base.context);
  const signatures = signedBy(signer, digest, slotsFor(signer, leg.opening.note.value));
  return assignClear(plan, { ...base, recordRoot: leg.recordRoot, signatures, ...changes });
}

/** Plans, signs and assigns a `grant`; a capacity is signed by the supplier too. */
export function proveGrant(
  world: World,
  leg: LegCase<GrantOpening>,
  changes: Partial<GrantSettings> = {},
): Assignment {
  const { opening } = leg;
  const plan = planGrant(opening);
  const base = world.settings(leg.date);
  const digest = grantDigestOf(plan, changes.context ?? base.context);
  const signer = world.members[leg.signer];
  const { kind } = opening.subject;
  const always = kind === KIND.QUOTA || kind === KIND.LIMIT;
  const slots = always ? [0, 1] : slotsFor(signer, opening.value);
  const { supplier } = world.members;
  const partySignatures =
    kind === KIND.CAPACITY ? signedBy(supplier, digest, slotsFor(supplier, opening.value)) : [];
  const signatures = signedBy(signer, digest, slots);
  return assignGrant(plan, { ...base, signatures, partySignatures, ...changes });
}

/** Plans, signs and assigns an `attest`. */
export function proveAttest(
  world: World,
  leg: LegCase<AttestOpening>,
  changes: Partial<AttestSettings> = {},
): Assignment {
  const plan = planAttest(leg.opening);
  const { context, date } = world.settings(leg.date);
  const signer = world.members[leg.signer];
  const digest = attestDigestOf(plan, changes.context ?? context);
  const signatures = signedBy(signer, digest, slotsFor(signer, leg.opening.amount));
  return assignAttest(plan, { context, date, signatures, ...changes });
}

/** The debtor issues a voucher of this value from a quota of 80,000 yuan and a capacity of 50,000. */
export function issueCase(world: World, value: bigint): LegCase<IssueOpening> {
  const authority = { owner: 4n, hold: 0n, paid: 0n };
  const quota = world.place({
    ...{ ...authority, token: tokenHash(TEST_QUOTA_TOKEN), value: 80_000_00n },
    ...{ layer: 1n, budget: 7n, salt: named('salt of the quota') },
  });
  const capacity = world.place({
    ...{ ...authority, token: tokenHash(TEST_CAPACITY_TOKEN), value: 50_000_00n },
    ...{ layer: 0n, budget: 1n, salt: named('salt of the capacity') },
  });
  return {
    signer: 'debtor',
    date: TODAY_OPEN,
    opening: {
      quota: { rootId: TEST_QUOTA_TOKEN.rootId, due: TEST_QUOTA_TOKEN.due, note: quota },
      capacity: { rootId: TEST_CAPACITY_TOKEN.rootId, terms: TEST_CAPACITY, note: capacity },
      value,
      due: DUE,
      offerExpiry: TODAY_OPEN + 4n,
      rootBudget: 500n,
      signer: world.signerOf(world.members.debtor),
      supplier: world.leafOf(world.members.supplier),
      mandate: world.leafOf(world.members.mandate),
      grantor: world.leafOf(world.members.bank),
      attempt: named('attempt'),
    },
  };
}

/** The supplier's voucher under a hold, to be retired by `signer`. */
function retired(
  world: World,
  action: bigint,
  hold: Hold,
  signer: TestName,
): Omit<LegCase<ClearOpening>, 'date'> {
  const value = 12_345_67n;
  const note = world.place({
    ...{ token: tokenHash(TEST_VOUCHER_TOKEN), value, owner: 5n, hold: holdHash(hold) },
    ...{ layer: 0n, budget: 500n, paid: 0n, salt: named('salt of the voucher') },
  });
  return {
    signer,
    opening: {
      action,
      quota: { rootId: TEST_QUOTA_TOKEN.rootId, due: TEST_QUOTA_TOKEN.due, mandate: 3n },
      capacity: { rootId: TEST_CAPACITY_TOKEN.rootId, terms: TEST_CAPACITY },
      voucher: { issuer: 4n, rootId: TEST_VOUCHER_TOKEN.rootId, due: TEST_VOUCHER_TOKEN.due },
      owner: 5n,
      hold,
      note,
      signer: world.signerOf(world.members[signer]),
      mandate: world.leafOf(world.members.mandate),
      grantor: world.leafOf(world.members.bank),
    },
  };
}

/**
 * The mandate clears a voucher that was paid.
 * @param previous what it was held by before payment
 * @param payee who was paid
 * @param attester who says so
 */
export function clearPaid(
  world: World,
  previous: Hold,
  payee: TestName,
  attester: TestName,
): LegCase<ClearOpening> {
  const payment = clearingPayment(previous, world.members[payee].member.index);
  const hold = payingHold(3n, payment);
  const leg = retired(world, CLEAR_ACTION.CLEAR, hold, 'mandate');
  const { root, ...record } = world.placeRecord({
    type: RECORD_TYPE.PAID,
    attester: world.members[attester].member.index,
    subject: hold.reference,
    amount: leg.opening.note.value,
    salt: named('salt of the record'),
  });
  const settlement = {
    payment,
    payee: world.leafOf(world.members[payee]),
    account: world.members[payee].member.account,
    record,
  };
  return {
    ...leg,
    date: 4n * DUE + 1n,
    recordRoot: root,
    opening: { ...leg.opening, settlement },
  };
}

/** Valid cases of `clear`, by what they show. */
export const CLEAR_CASES = {
  'CLEAR: attested by the payee': (w) => clearPaid(w, NO_HOLD, 'supplier', 'supplier'),
  'CLEAR: attested by the payee’s bank': (w) => clearPaid(w, NO_HOLD, 'supplier', 'otherBank'),
  'CLEAR: to the lender, which attests its own receipt': (w) =>
    clearPaid(w, TEST_PLEDGE, 'bank', 'bank'),
  REJECT: (w) => ({
    ...retired(w, CLEAR_ACTION.REJECT, TEST_ISSUE_OFFER, 'supplier'),
    date: TODAY_OPEN,
  }),
  'TAKE BACK': (w) => ({
    ...retired(w, CLEAR_ACTION.TAKE_BACK, TEST_ISSUE_OFFER, 'debtor'),
    date: TEST_ISSUE_OFFER.expiry + 1n,
  }),
} as const satisfies Readonly<Record<string, (world: World) => LegCase<ClearOpening>>>;

/** Valid cases of `issue`. */
export const ISSUE_CASES = {
  'a part of both authorities': (w) => issueCase(w, 12_345_67n),
  'the whole capacity': (w) => issueCase(w, 50_000_00n),
  'to one officer’s threshold, still by two': (w) => {
    w.change('debtor', (m) => ({
      ...m,
      status: { ...m.status, dualFrom: ONE_OFFICER_SUFFICES },
    }));
    return issueCase(w, 1n);
  },
} as const satisfies Readonly<Record<string, (world: World) => LegCase<IssueOpening>>>;

function granted(
  world: World,
  signer: TestName,
  members: { party: TestName; registrar: TestName },
  rest: Pick<GrantOpening, 'subject' | 'value'>,
): LegCase<GrantOpening> {
  return {
    signer,
    date: TODAY_OPEN,
    opening: {
      ...rest,
      budget: 9n,
      counter: 3n,
      signer: world.signerOf(world.members[signer]),
      party: world.leafOf(world.members[members.party]),
      registrar: world.leafOf(world.members[members.registrar]),
      attempt: named('attempt'),
    },
  };
}

/** The buyer's capacity upon one invoice of the supplier. */
export function grantCapacity(world: World, value: bigint): LegCase<GrantOpening> {
  const supplierSlots = officerSlotHashes(world.members.supplier.member.officers);
  const members = { party: 'supplier', registrar: 'mandate' } as const;
  return granted(world, 'debtor', members, {
    value,
    subject: {
      ...{ kind: KIND.CAPACITY, terms: TEST_CAPACITY, tag: named('invoice tag') },
      supplierSlots,
    },
  });
}

/** The bank's quota for the debtor. */
export function grantQuota(world: World): LegCase<GrantOpening> {
  const members = { party: 'debtor', registrar: 'bank' } as const;
  return granted(world, 'bank', members, {
    value: 1n,
    subject: { kind: KIND.QUOTA, due: TODAY, mandate: 3n },
  });
}

/** Valid cases of `grant`. */
export const GRANT_CASES = {
  quota: grantQuota,
  'capacity, one officer each': (w) => grantCapacity(w, 9_999_99n),
  'capacity, two officers each': (w) => grantCapacity(w, 10_000_00n),
  limit: (w) =>
    granted(
      w,
      'bank',
      { party: 'bank', registrar: 'bank' },
      {
        value: (1n << 64n) - 1n,
        subject: { kind: KIND.LIMIT, terms: named('obligor') },
      },
    ),
  deposit: (w) =>
    granted(
      w,
      'bank',
      { party: 'supplier', registrar: 'bank' },
      {
        value: 1_00n,
        subject: { kind: KIND.DEPOSIT },
      },
    ),
} as const satisfies Readonly<Record<string, (world: World) => LegCase<GrantOpening>>>;

/** The supplier says that it was paid. */
export function attestPaid(world: World, amount: bigint): LegCase<AttestOpening> {
  return {
    signer: 'supplier',
    date: TODAY_OPEN,
    opening: {
      type: RECORD_TYPE.PAID,
      subject: payingHold(3n, clearingPayment({ ...NO_HOLD, kind: HOLD.NONE }, 5n)).reference,
      amount,
      signer: world.signerOf(world.members.supplier),
      attempt: named('attempt'),
    },
  };
}

/** Valid cases of `attest`. */
export const ATTEST_CASES = {
  'one officer below the threshold': (w) => attestPaid(w, 9_999_99n),
  'two officers from the threshold': (w) => attestPaid(w, 10_000_00n),
} as const satisfies Readonly<Record<string, (world: World) => LegCase<AttestOpening>>>;
