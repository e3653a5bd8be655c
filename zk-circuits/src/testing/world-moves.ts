import {
  type Hold,
  type LedgerRecord,
  type MoveOutput,
  type Payment,
  type Token,
  HOLD_SELECTION,
  MOVE_ACTION,
  NO_HOLD,
  PAY_PURPOSE,
  RECORD_TYPE,
  holdHash,
  tokenHash,
} from '@fuqi/protocol';
import type { Assignment } from '../inputs/assignment';
import {
  type MoveOpening,
  type MoveSettings,
  assignMove,
  payInstruction,
  moveDigestOf,
  planMove,
} from '../inputs/move';
import type { PlacedNote } from '../inputs/openings';
import { DUE, TODAY_OPEN, type TestName, type World } from './world';
import {
  TEST_FUNDING_PAYMENT,
  TEST_ISSUE_OFFER,
  TEST_OFFER,
  TEST_PLEDGE,
  TEST_QUOTE,
  TEST_RESERVE,
  clearingPayment,
  payingHold,
} from './world-holds';
import { named, signedBy, slotsFor } from './world-member';
import { TEST_DEPOSIT_TOKEN, TEST_VOUCHER_TOKEN } from './world-tokens';

export * from './world-holds';

/** A valid `move` of the test world, before it is signed: change what a negative test changes, then prove it. */
export interface MoveCase {
  readonly opening: MoveOpening;
  readonly signer: TestName;
  readonly date: bigint;
  readonly recordRoot?: bigint;
  readonly maxLayer?: bigint;
}

/** Dates of the test world. */
export const LATER = TODAY_OPEN + 40n;
export const MATURED = 4n * DUE;

/** Layers that policy allows in the test world. */
export const TEST_MAX_LAYER = 10n;

/**
 * Plans, signs and assigns a case.
 * @param changes settings other than the case's own, e.g. other signatures or plaintext words
 */
export function proveMove(
  world: World,
  move: MoveCase,
  changes: Partial<MoveSettings> = {},
): Assignment {
  const plan = planMove(move.opening);
  const base = world.settings(move.date);
  const signer = world.members[move.signer];
  const total = move.opening.inputs.reduce((sum, input) => sum + (input?.value ?? 0n), 0n);
  const digest = moveDigestOf(plan, changes.context ?? base.context);
  return assignMove(plan, {
    ...base,
    maxLayer: move.maxLayer ?? TEST_MAX_LAYER,
    recordRoot: move.recordRoot,
    signatures: signedBy(signer, digest, slotsFor(signer, total)),
    ...changes,
  });
}

/** What the inputs of a case share, and what each is worth. */
interface Inputs {
  readonly token?: Token;
  readonly owner: TestName;
  readonly hold?: Hold;
  readonly values: readonly [bigint, bigint?];
  readonly layers?: readonly [bigint, bigint?];
  readonly budgets?: readonly [bigint, bigint?];
}

type Shared = Pick<MoveOpening, 'token' | 'owner' | 'hold' | 'paid' | 'inputs'>;

/** Places the notes of a case. */
function placed(world: World, inputs: Inputs): Shared {
  const { token = TEST_VOUCHER_TOKEN, hold = NO_HOLD } = inputs;
  const owner = world.members[inputs.owner].member.index;
  const note = (value: bigint, i: number): PlacedNote =>
    world.place({
      token: tokenHash(token),
      value,
      owner,
      hold: holdHash(hold),
      layer: inputs.layers?.[i] ?? 2n,
      budget: inputs.budgets?.[i] ?? 40n,
      paid: 0n,
      salt: named(`salt of input ${i}`),
    });
  const [first, second] = inputs.values;
  const notes = [note(first, 0), second === undefined ? undefined : note(second, 1)] as const;
  const [one, two] = notes;
  return { token, owner, hold, paid: 0n, inputs: two === undefined ? [one] : [one, two] };
}

function output(
  world: World,
  owner: TestName,
  value: bigint,
  changes: Partial<MoveOutput> = {},
): MoveOutput {
  return {
    ...{ value, owner: world.members[owner].member.index, layer: 2n, budget: 20n, paid: 0n },
    holdSelection: HOLD_SELECTION.NONE,
    ...changes,
  };
}

function actors(
  world: World,
  signer: TestName,
  registrar: TestName = 'mandate',
): Pick<MoveOpening, 'signer' | 'registrar' | 'newHold' | 'attempt'> {
  return {
    signer: world.signerOf(world.members[signer]),
    registrar: world.leafOf(world.members[registrar]),
    newHold: NO_HOLD,
    attempt: named('attempt'),
  };
}

const NEW = { holdSelection: HOLD_SELECTION.NEW };
const SAME = { holdSelection: HOLD_SELECTION.SAME };

/** The supplier keeps a part of two notes and offers two parts to the sub-supplier. */
export function ownOffer(world: World): MoveCase {
  const offered = { ...NEW, layer: 4n };
  return {
    signer: 'supplier',
    date: TODAY_OPEN,
    opening: {
      ...placed(world, { owner: 'supplier', values: [6_000_00n, 5_000_00n], layers: [2n, 3n] }),
      ...actors(world, 'supplier'),
      action: MOVE_ACTION.OWN,
      party: world.leafOf(world.members.subSupplier),
      newHold: TEST_OFFER,
      outputs: [
        output(world, 'subSupplier', 4_000_00n, { ...offered, budget: 30n }),
        output(world, 'supplier', 6_999_99n, { layer: 3n, budget: 30n }),
        output(world, 'subSupplier', 1n, { ...offered, budget: 1n }),
      ],
    },
  };
}

/** The supplier merges two notes into one of the whole of both budgets. */
export function ownMerge(world: World): MoveCase {
  return {
    signer: 'supplier',
    date: TODAY_OPEN,
    opening: {
      ...placed(world, { owner: 'supplier', values: [1_00n, 2_00n], layers: [3n, 2n] }),
      ...actors(world, 'supplier'),
      action: MOVE_ACTION.OWN,
      outputs: [output(world, 'supplier', 3_00n, { layer: 3n, budget: 80n })],
    },
  };
}

/** A note in an offer, an issue-offer or a lapsed reserve is written anew by its owner. */
function ownWhole(world: World, owner: TestName, hold: Hold, date: bigint): MoveCase {
  return {
    signer: owner,
    date,
    opening: {
      ...placed(world, { owner, hold, values: [5_000_00n] }),
      ...actors(world, owner),
      action: MOVE_ACTION.OWN,
      outputs: [output(world, owner, 5_000_00n, { budget: 40n })],
    },
  };
}

/** A claim on a bank is passed on: another kind, with the bank as registrar. */
export function ownDeposit(world: World): MoveCase {
  return {
    signer: 'supplier',
    date: MATURED,
    opening: {
      ...placed(world, { token: TEST_DEPOSIT_TOKEN, owner: 'supplier', values: [5_000_00n] }),
      ...actors(world, 'supplier', 'bank'),
      action: MOVE_ACTION.OWN,
      party: world.leafOf(world.members.debtor),
      newHold: { ...TEST_OFFER, expiry: MATURED + 4n },
      outputs: [output(world, 'debtor', 5_000_00n, { ...NEW, budget: 40n })],
    },
  };
}

function giveBack(world: World, signer: TestName, date: bigint): MoveCase {
  return {
    signer,
    date,
    opening: {
      ...placed(world, { owner: 'subSupplier', hold: TEST_OFFER, values: [5_000_00n] }),
      ...actors(world, signer),
      action: MOVE_ACTION.RETURN,
      outputs: [output(world, 'supplier', 5_000_00n, { layer: 1n, budget: 40n })],
    },
  };
}

function encumber(world: World, newHold: Hold): MoveCase {
  return {
    signer: 'supplier',
    date: TODAY_OPEN,
    opening: {
      ...placed(world, { owner: 'supplier', values: [5_000_00n, 4_000_00n] }),
      ...actors(world, 'supplier'),
      action: MOVE_ACTION.ENCUMBER,
      party: world.leafOf(world.members.bank),
      newHold,
      outputs: [output(world, 'supplier', 7_000_00n, NEW), output(world, 'supplier', 2_000_00n)],
    },
  };
}

function release(world: World, hold: Hold): MoveCase {
  return {
    signer: 'bank',
    date: TODAY_OPEN,
    opening: {
      ...placed(world, { owner: 'supplier', hold, values: [9_000_00n] }),
      ...actors(world, 'bank'),
      action: MOVE_ACTION.RELEASE,
      outputs: [
        output(world, 'supplier', 6_000_00n),
        output(world, 'supplier', 3_000_00n, { ...SAME }),
      ],
    },
  };
}

/** The bank is about to pay the seller for a reserved note. */
export function payToFund(world: World): MoveCase {
  const shared = placed(world, { owner: 'supplier', hold: TEST_RESERVE, values: [5_000_00n] });
  const payment = { ...TEST_FUNDING_PAYMENT, instruction: payInstruction(shared) };
  return {
    signer: 'bank',
    date: TODAY_OPEN,
    opening: {
      ...shared,
      ...actors(world, 'bank'),
      action: MOVE_ACTION.PAY,
      payment,
      newHold: payingHold(1n, payment),
      outputs: [output(world, 'supplier', 5_000_00n, { ...NEW, budget: 40n })],
    },
  };
}

function payToClear(world: World, hold: Hold, payee: bigint): MoveCase {
  const shared = placed(world, { owner: 'subSupplier', hold, values: [5_000_00n] });
  const payment = { ...clearingPayment(hold, payee), instruction: payInstruction(shared) };
  return {
    signer: 'mandate',
    date: MATURED + 2n,
    opening: {
      ...shared,
      ...actors(world, 'mandate'),
      action: MOVE_ACTION.PAY,
      payment,
      newHold: payingHold(3n, payment),
      outputs: [output(world, 'subSupplier', 5_000_00n, { ...NEW, budget: 40n })],
    },
  };
}

function fail(
  world: World,
  signer: TestName,
  payment: Payment,
  payer: TestName = signer,
): MoveCase {
  const hold = payingHold(world.members[payer].member.index, payment);
  const restored = payment.purpose === PAY_PURPOSE.CLEARING;
  const holdSelection = restored ? HOLD_SELECTION.PREVIOUS : HOLD_SELECTION.NONE;
  return {
    signer,
    date: MATURED,
    opening: {
      ...placed(world, { owner: 'supplier', hold, values: [5_000_00n] }),
      ...actors(world, signer),
      action: MOVE_ACTION.FAIL,
      payment,
      outputs: [output(world, 'supplier', 5_000_00n, { holdSelection, budget: 40n })],
    },
  };
}

/** The bank takes over a note whose price was attested as received. @param attester the seller or the seller's bank */
export function fund(world: World, attester: TestName): MoveCase {
  const hold = payingHold(1n, TEST_FUNDING_PAYMENT);
  const shared = placed(world, { owner: 'supplier', hold, values: [5_000_00n] });
  const record: LedgerRecord = {
    type: RECORD_TYPE.PAID,
    attester: world.members[attester].member.index,
    subject: hold.reference,
    amount: TEST_QUOTE.net,
    salt: named('salt of the record'),
  };
  const { root, ...placedRecord } = world.placeRecord(record);
  return {
    signer: 'bank',
    date: TODAY_OPEN + 2n,
    recordRoot: root,
    opening: {
      ...shared,
      ...actors(world, 'bank'),
      action: MOVE_ACTION.FUND,
      party: world.leafOf(world.members.supplier),
      payment: TEST_FUNDING_PAYMENT,
      funding: {
        ...TEST_QUOTE,
        reserveExpiry: TEST_RESERVE.expiry,
        account: world.members.supplier.member.account,
        record: placedRecord,
      },
      outputs: [output(world, 'bank', 5_000_00n, { layer: 3n, budget: 40n })],
    },
  };
}

/** A valid case of every row of PROTOCOL.md §4.1, by what it shows. */
export const MOVE_CASES = {
  'OWN: split and offer': ownOffer,
  'OWN: merge': ownMerge,
  'OWN: accept an offer': (w) => ownWhole(w, 'subSupplier', TEST_OFFER, TODAY_OPEN),
  'OWN: accept a lapsed offer': (w) => ownWhole(w, 'subSupplier', TEST_OFFER, LATER),
  'OWN: accept an issue-offer': (w) => ownWhole(w, 'supplier', TEST_ISSUE_OFFER, TODAY_OPEN),
  'OWN: after a lapsed reserve': (w) => ownWhole(w, 'supplier', TEST_RESERVE, LATER),
  'OWN: pass on a deposit': ownDeposit,
  'RETURN: reject': (w) => giveBack(w, 'subSupplier', TODAY_OPEN),
  'RETURN: take back': (w) => giveBack(w, 'supplier', LATER),
  'ENCUMBER: reserve': (w) => encumber(w, TEST_RESERVE),
  'ENCUMBER: pledge': (w) => encumber(w, TEST_PLEDGE),
  'RELEASE: a reserve': (w) => release(w, TEST_RESERVE),
  'RELEASE: a pledge in part': (w) => release(w, TEST_PLEDGE),
  'PAY: for funding': payToFund,
  'PAY: at maturity, free note': (w) => payToClear(w, NO_HOLD, 6n),
  'PAY: at maturity, pledged note': (w) => payToClear(w, TEST_PLEDGE, 1n),
  'PAY: at maturity, lapsed offer': (w) => payToClear(w, TEST_OFFER, 5n),
  'PAY: at maturity, reserved note': (w) => payToClear(w, TEST_RESERVE, 6n),
  'FAIL: of funding': (w) => fail(w, 'bank', TEST_FUNDING_PAYMENT),
  'FAIL: of funding, by the registrar at maturity': (w) =>
    fail(w, 'mandate', TEST_FUNDING_PAYMENT, 'bank'),
  'FAIL: of clearing, back to the pledge': (w) =>
    fail(w, 'mandate', clearingPayment(TEST_PLEDGE, 1n)),
  'FAIL: of clearing, back to no hold': (w) => fail(w, 'mandate', clearingPayment(NO_HOLD, 5n)),
  'FUND: attested by the seller': (w) => fund(w, 'supplier'),
  'FUND: attested by the seller’s bank': (w) => fund(w, 'otherBank'),
} as const satisfies Readonly<Record<string, (world: World) => MoveCase>>;
