/** What a registrar does with its register: what falls due, whom to pay, what each issuer owes, how a payment is shared. */
import { distribute, unwrap } from '@fuqi/domain';
import type { Distribution } from '@fuqi/domain';
import { HOLD, KIND, PAY_PURPOSE, payReference } from '@fuqi/protocol';
import { payeeOf, paymentOf } from '../operations/acts/payments';
import { isMatured } from '../operations/rules';
import type { RegisterEntry } from './register';

/** Live vouchers of one due day. */
export interface DueDay {
  /** Days since 1970-01-01. */
  readonly due: number;
  /** Fen. */
  readonly total: bigint;
  readonly entries: readonly RegisterEntry[];
}

function vouchers(entries: readonly RegisterEntry[]): RegisterEntry[] {
  return entries.filter(
    ({ note, spent }) => note.token.kind === KIND.VOUCHER && spent === undefined,
  );
}

/** Vouchers by due day, the earliest first. */
export function dueDays(entries: readonly RegisterEntry[]): DueDay[] {
  const byDay = new Map<number, RegisterEntry[]>();
  for (const entry of vouchers(entries)) {
    const due = Number(entry.note.token.due);
    byDay.set(due, [...(byDay.get(due) ?? []), entry]);
  }
  return [...byDay]
    .map(([due, list]) => ({ due, total: totalOf(list), entries: list }))
    .sort((a, b) => a.due - b.due);
}

/** One payment that a matured voucher asks for. */
export interface PaymentLine {
  readonly entry: RegisterEntry;
  /** Member to be paid; its account stands in its leaf. */
  readonly payee: number;
  /** Fen. */
  readonly amount: bigint;
  /** Remark of the bank's instruction: the reference of the paying hold. */
  readonly reference: bigint;
  /** Whether the note is held for this payment already, so that the instruction may be sent. */
  readonly held: boolean;
}

/** Payments of one payee. */
export interface PayeeTotal {
  readonly payee: number;
  readonly amount: bigint;
  readonly lines: readonly PaymentLine[];
}

/**
 * What is to be paid at a date, by payee; nobody of them need be there. An issue that was never accepted is void and not paid.
 * @param date the open date code
 */
export function paymentList(entries: readonly RegisterEntry[], date: number): PayeeTotal[] {
  const byPayee = new Map<number, PaymentLine[]>();
  for (const entry of vouchers(entries)) {
    const line = paymentLine(entry, date);
    if (line !== undefined) byPayee.set(line.payee, [...(byPayee.get(line.payee) ?? []), line]);
  }
  return [...byPayee]
    .map(([payee, lines]) => ({
      payee,
      amount: lines.reduce((sum, { amount }) => sum + amount, 0n),
      lines,
    }))
    .sort((a, b) => a.payee - b.payee);
}

function paymentLine(entry: RegisterEntry, date: number): PaymentLine | undefined {
  const { note } = entry;
  if (!isMatured(note, date) || note.hold.kind === HOLD.ISSUE_OFFER) return undefined;
  const { opening } = note.hold;
  const held = note.hold.kind === HOLD.PAYING;
  if (held) {
    // A funding payment that is still open ends first.
    if (opening?.type !== 'payment' || opening.payment.purpose !== PAY_PURPOSE.CLEARING)
      return undefined;
    const payee = Number(opening.payment.payee);
    return { entry, payee, amount: note.value, reference: note.hold.reference, held };
  }
  const payment = paymentOf(entry, PAY_PURPOSE.CLEARING, date);
  const payee = Number(payeeOf(note, date));
  return { entry, payee, amount: note.value, reference: payReference(payment), held };
}

/** What one issuer owes, and what it may still issue. */
export interface IssuerTotals {
  readonly issuer: number;
  /** Fen of live vouchers by due day. */
  readonly owed: readonly { readonly due: number; readonly total: bigint }[];
  /** Fen of all live vouchers. */
  readonly outstanding: bigint;
  /** Fen of live vouchers offered and not accepted. */
  readonly unaccepted: bigint;
}

/** Totals per issuer: sums only, no holder. */
export function issuerTotals(entries: readonly RegisterEntry[]): IssuerTotals[] {
  const byIssuer = new Map<number, RegisterEntry[]>();
  for (const entry of vouchers(entries)) {
    const issuer = Number(entry.note.token.issuer);
    byIssuer.set(issuer, [...(byIssuer.get(issuer) ?? []), entry]);
  }
  return [...byIssuer]
    .map(([issuer, list]) => ({
      issuer,
      owed: dueDays(list).map(({ due, total }) => ({ due, total })),
      outstanding: totalOf(list),
      unaccepted: totalOf(list.filter(({ note }) => note.hold.kind === HOLD.ISSUE_OFFER)),
    }))
    .sort((a, b) => a.issuer - b.issuer);
}

/** Fen of live quota notes by the member that holds them. */
export function quotaTotals(
  entries: readonly RegisterEntry[],
): { readonly holder: number; readonly total: bigint }[] {
  const byHolder = new Map<number, bigint>();
  for (const { note, spent } of entries) {
    if (note.token.kind !== KIND.QUOTA || spent !== undefined) continue;
    const holder = Number(note.owner);
    byHolder.set(holder, (byHolder.get(holder) ?? 0n) + note.value);
  }
  return [...byHolder]
    .map(([holder, total]) => ({ holder, total }))
    .sort((a, b) => a.holder - b.holder);
}

/**
 * How a payment on one voucher's root is shared among its holders, by largest remainder.
 * @param rootId of the voucher @param paid fen
 * @throws FuqiError `payment-amount` when more is paid than is owed, `not-found` when nothing of the root is live
 */
export function shareOut(
  entries: readonly RegisterEntry[],
  rootId: bigint,
  paid: bigint,
): Distribution {
  const held = vouchers(entries).filter(({ note }) => note.token.rootId === rootId);
  const holdings = held.map(({ commitment, note }) => ({
    id: commitment.toString(16).padStart(64, '0'),
    value: note.value,
  }));
  return unwrap(distribute(totalOf(held), paid, holdings));
}

function totalOf(entries: readonly RegisterEntry[]): bigint {
  return entries.reduce((sum, { note }) => sum + note.value, 0n);
}
