import {
  INVOICE_BASIS,
  STANDING,
  addInField,
  issueWordsA,
  issueWordsB,
  tokenHash,
} from '@fuqi/protocol';
import { type IssueOpening, type IssueSettings, issueDigestOf, planIssue } from '../inputs/issue';
import type { PlacedNote } from '../inputs/openings';
import { DUE, TODAY, TODAY_OPEN, type World } from '../testing/world';
import { issueCase, proveIssue } from '../testing/world-legs';
import { named, signedBy } from '../testing/world-member';
import { TEST_CAPACITY, TEST_CAPACITY_TOKEN, TEST_QUOTA_TOKEN } from '../testing/world-tokens';
import type { CircuitInput } from '../witness/circuit-input';
import { attack, bumped, signedOnce } from './attack';

const FACE = 12_345_67n;

/** The honest issue with another opening or other settings. */
function issued(
  change: (w: World, o: IssueOpening) => Partial<IssueOpening>,
  settings: Partial<IssueSettings> = {},
) {
  return (w: World): CircuitInput => {
    const leg = issueCase(w, FACE);
    const opening = { ...leg.opening, ...change(w, leg.opening) };
    return proveIssue(w, { ...leg, opening }, settings).input;
  };
}

/** An issue on authorities that really lie in the tree, but are not as they must be. */
function onAuthority(
  which: 'quota' | 'capacity',
  change: { owner?: bigint; hold?: bigint; paid?: bigint; token?: bigint },
) {
  return (w: World): CircuitInput => {
    const leg = issueCase(w, FACE);
    const token = tokenHash(which === 'quota' ? TEST_QUOTA_TOKEN : TEST_CAPACITY_TOKEN);
    const { value, layer, budget, salt } = leg.opening[which].note;
    w.place({ ...{ token, value, owner: 4n, hold: 0n, layer, budget, paid: 0n, salt }, ...change });
    const { input } = proveIssue(w, leg);
    return { ...input, [which === 'quota' ? 'root0' : 'root1']: w.notes.root };
  };
}

/** Attacks on `issue` (PROTOCOL.md §4.2). */
export const ISSUE_ATTACKS = [
  attack('I1', 'issue on a quota that is not in the tree', (w) => ({
    ...proveIssue(w, issueCase(w, FACE)).input,
    root0: 1n,
  })),
  attack('I1', 'issue on a capacity that is not in the tree', (w) => ({
    ...proveIssue(w, issueCase(w, FACE)).input,
    root1: 1n,
  })),
  attack('I1', 'issue on another’s quota', onAuthority('quota', { owner: 5n })),
  attack('I1', 'issue on a quota under a hold', onAuthority('quota', { hold: 9n })),
  attack('I1', 'issue on another’s capacity', onAuthority('capacity', { owner: 5n })),
  attack('I1', 'issue on a capacity under a hold', onAuthority('capacity', { hold: 9n })),
  attack(
    'I1',
    'use the capacity as quota',
    onAuthority('quota', { token: tokenHash(TEST_CAPACITY_TOKEN) }),
  ),
  attack(
    'I1',
    'use the quota as capacity',
    onAuthority('capacity', { token: tokenHash(TEST_QUOTA_TOKEN) }),
  ),
  attack('I1', 'issue on a quota that has run out', (w) => {
    const leg = issueCase(w, FACE);
    return proveIssue(w, { ...leg, date: TODAY_OPEN + 4n }).input;
  }),
  attack('I1', 'hide the quota’s nullifier', (w) => ({
    ...proveIssue(w, issueCase(w, FACE)).input,
    nf0: named('another nullifier'),
  })),
  attack('I1', 'hide the capacity’s nullifier', (w) => ({
    ...proveIssue(w, issueCase(w, FACE)).input,
    nf1: named('another nullifier'),
  })),
  attack('I2', 'have another mandate clear it', (w) => ({
    ...issued((v) => ({ mandate: v.leafOf(v.members.otherBank) }))(w),
    root0: w.notes.root,
    root1: w.notes.root,
  })),
  attack('I2', 'name another grantor', (w) => ({
    ...issued((v) => ({ grantor: v.leafOf(v.members.otherBank) }))(w),
    root0: w.notes.root,
  })),
  attack('I3', 'issue while suspended', (w) => {
    w.change('debtor', (m) => ({ ...m, status: { ...m.status, standing: STANDING.SUSPENDED } }));
    return proveIssue(w, issueCase(w, FACE)).input;
  }),
  attack('I3', 'issue after KYC lapsed', (w) => {
    w.change('debtor', (m) => ({ ...m, status: { ...m.status, kycDay: TODAY - 1n } }));
    return proveIssue(w, issueCase(w, FACE)).input;
  }),
  attack('I3', 'issue on one officer’s signature', (w) => {
    return signedOnce(proveIssue(w, issueCase(w, FACE)).input);
  }),
  attack('I3', 'issue with an officer who may not trade', (w) => {
    const leg = issueCase(w, FACE);
    const digest = issueDigestOf(planIssue(leg.opening), w.settings(leg.date).context);
    return proveIssue(w, leg, { signatures: signedBy(w.members.debtor, digest, [0, 2]) }).input;
  }),
  attack('I3', 'copy the signatures of another issue', (w) => {
    const signatures = signedBy(w.members.debtor, named('another issue'), [0, 1]);
    return proveIssue(w, issueCase(w, FACE), { signatures }).input;
  }),
  attack('I3', 'issue with the supplier’s officers', (w) => {
    const signatures = signedBy(w.members.supplier, named('whatever'), [0, 1]);
    return proveIssue(w, issueCase(w, FACE), { signatures }).input;
  }),
  attack('I3', 'issue from a leaf that is not in the party tree', (w) => ({
    ...proveIssue(w, issueCase(w, FACE)).input,
    partyRoot: 1n,
  })),
  attack(
    'I3',
    'use another nullifier key',
    issued((_w, o) => ({ signer: { ...o.signer, nk: 5n } })),
  ),
  attack(
    'I4',
    'issue nothing',
    issued(() => ({ value: 0n })),
  ),
  attack('I4', 'issue one fen more than the capacity', (w) => overdrawn(w, 50_000_01n)),
  attack('I4', 'issue one fen more than the quota', (w) => {
    const small = w.place({
      ...{ token: tokenHash(TEST_QUOTA_TOKEN), value: FACE - 1n, owner: 4n, hold: 0n },
      ...{ layer: 1n, budget: 7n, paid: 0n, salt: named('small quota') },
    });
    return overdrawn(w, FACE, small);
  }),
  attack(
    'I5',
    'issue a voucher that is due today',
    issued(() => ({ due: TODAY })),
  ),
  attack(
    'I5',
    'issue beyond the longest term',
    issued(() => ({ due: DUE + 1n })),
  ),
  attack(
    'I5',
    'stretch an SME beyond sixty days without its consent',
    issued(() => ({ due: DUE + 1n }), { maxDue: DUE + 9n }),
  ),
  attack('I5', 'issue on a prepayment', (w) => {
    const terms = { ...TEST_CAPACITY, basis: INVOICE_BASIS.PREPAYMENT };
    return onTerms(w, terms);
  }),
  attack('I6', 'pay somebody else than the invoice’s supplier', (w) => ({
    ...issued((v) => ({ supplier: v.leafOf(v.members.subSupplier) }))(w),
  })),
  attack('I6', 'issue to oneself', (w) => onTerms(w, { ...TEST_CAPACITY, supplier: 4n }, 'debtor')),
  attack(
    'I6',
    'offer for less than a day',
    issued(() => ({ offerExpiry: TODAY_OPEN + 3n })),
  ),
  attack('I6', 'commit to another voucher', (w) =>
    changed(proveIssue(w, issueCase(w, FACE)).input, 0),
  ),
  attack('I7', 'issue to a frozen supplier', (w) => {
    w.change('supplier', (m) => ({ ...m, status: { ...m.status, standing: STANDING.FROZEN } }));
    return proveIssue(w, issueCase(w, FACE)).input;
  }),
  attack('I8', 'commit to another quota change', (w) =>
    changed(proveIssue(w, issueCase(w, FACE)).input, 1),
  ),
  attack('I8', 'commit to another capacity change', (w) =>
    changed(proveIssue(w, issueCase(w, FACE)).input, 2),
  ),
  attack('I9', 'commit to another distribution state', (w) =>
    changed(proveIssue(w, issueCase(w, FACE)).input, 3),
  ),
  attack('I10', 'choose the salts', (w) => ({
    ...proveIssue(w, issueCase(w, FACE)).input,
    attempt: named('another attempt'),
  })),
  attack('I11', 'have a mandate that is none', (w) => {
    w.change('mandate', (m) => ({ ...m, status: { ...m.status, roles: 2n } }));
    return proveIssue(w, issueCase(w, FACE)).input;
  }),
  attack('I11', 'hide the voucher from its mandate', (w) => {
    const { input } = proveIssue(w, issueCase(w, FACE));
    return { ...input, a: bumped(input['a'], 7) };
  }),
  attack('I11', 'hide the draw from the quota’s grantor', (w) => {
    const { input } = proveIssue(w, issueCase(w, FACE));
    return { ...input, b: bumped(input['b'], 2) };
  }),
  attack('I11', 'hide the voucher from the supervisor', (w) => {
    const { input } = proveIssue(w, issueCase(w, FACE));
    return { ...input, wrap: bumped(input['wrap'], 0) };
  }),
  attack('I11', 'hide the draw from the supervisor', (w) => {
    const { input } = proveIssue(w, issueCase(w, FACE));
    return { ...input, wrap: bumped(input['wrap'], 1) };
  }),
  attack('I12', 'move the proof to another context', (w) => ({
    ...proveIssue(w, issueCase(w, FACE)).input,
    context: named('another context'),
  })),
];

/** An issue of more than an authority has: the change wraps round in the field, and the sealed words say so. */
function overdrawn(w: World, value: bigint, quota?: PlacedNote): CircuitInput {
  const leg = issueCase(w, value);
  const note = quota ?? leg.opening.quota.note;
  const opening = { ...leg.opening, quota: { ...leg.opening.quota, note } };
  const { plaintextA, plaintextB } = planIssue(opening);
  const { capacityChange } = plaintextA;
  const { quotaChange } = plaintextB;
  const a = issueWordsA({ ...plaintextA, capacityChange: { ...capacityChange, value: 0n } });
  const b = issueWordsB({ ...plaintextB, quotaChange: { ...quotaChange, value: 0n } });
  a[8] = addInField(a[8] ?? 0n, capacityChange.value);
  b[3] = addInField(b[3] ?? 0n, quotaChange.value);
  return proveIssue(w, { ...leg, opening }, { words: [a, b] }).input;
}

/** An issue on a capacity of other terms, truly in the tree. */
function onTerms(
  w: World,
  terms: typeof TEST_CAPACITY,
  supplier: 'supplier' | 'debtor' = 'supplier',
): CircuitInput {
  const leg = issueCase(w, FACE);
  const { capacity } = leg.opening;
  const opening = {
    ...leg.opening,
    capacity: { ...capacity, terms },
    supplier: w.leafOf(w.members[supplier]),
  };
  return proveIssue(w, { ...leg, opening }).input;
}

function changed(input: CircuitInput, j: number): CircuitInput {
  return { ...input, cm: bumped(input['cm'], j) };
}
