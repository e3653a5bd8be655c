/**
 * A limit with reservations (R10): reserved when a quote is accepted, used when paid out, freed once. The same reference
 * never counts twice. On the ledger a limit is a note; this is the bank's own book of it.
 */
import { sumFen, toFen } from './money';
import { refuse } from './refuse';
import { andThen, mapResult, ok } from './result';
import type { Result } from './result';

export type UseState = 'reserved' | 'used' | 'freed';

export interface LineUse {
  readonly reference: string;
  /** fen */
  readonly amount: bigint;
  readonly state: UseState;
}

export interface CreditLine {
  /** fen */
  readonly limit: bigint;
  readonly uses: readonly LineUse[];
}

export interface LineTotals {
  readonly available: bigint;
  readonly reserved: bigint;
  readonly used: bigint;
}

/** limit = available + reserved + used, all ≥ 0, always. */
export function lineTotals(line: CreditLine): LineTotals {
  const total = (state: UseState) =>
    line.uses.reduce((sum, use) => (use.state === state ? sum + use.amount : sum), 0n);
  const reserved = total('reserved');
  const used = total('used');
  return { available: line.limit - reserved - used, reserved, used };
}

export function openLine(limit: bigint): Result<CreditLine> {
  return mapResult(toFen(limit), (amount) => ({ limit: amount, uses: [] }));
}

/** Sets an amount aside; the same reference again changes nothing, with another amount it is refused. */
export function reserveLine(
  line: CreditLine,
  reference: string,
  amount: bigint,
): Result<CreditLine> {
  const known = line.uses.find((use) => use.reference === reference);
  if (known !== undefined) {
    return known.amount === amount ? ok(line) : refuse('payment-reference-used');
  }
  return andThen(sumFen([amount]), () => {
    if (amount === 0n) return refuse('value-zero', '', { layer: 'wallet' });
    if (amount > lineTotals(line).available) {
      return refuse('funding-limit-exceeded', '', { layer: 'wallet' });
    }
    return ok({ ...line, uses: [...line.uses, { reference, amount, state: 'reserved' }] });
  });
}

/** What was reserved is paid out. */
export function useLine(line: CreditLine, reference: string): Result<CreditLine> {
  return changeUse(line, reference, 'used');
}

/** What was reserved or used comes back; a second time changes nothing. */
export function freeLine(line: CreditLine, reference: string): Result<CreditLine> {
  return changeUse(line, reference, 'freed');
}

function changeUse(line: CreditLine, reference: string, state: UseState): Result<CreditLine> {
  const found = line.uses.find((use) => use.reference === reference);
  if (found === undefined) return refuse('not-found', 'reference', { layer: 'wallet' });
  if (found.state === state) return ok(line);
  if (found.state === 'freed') return refuse('payment-reference-used', 'freed');
  return ok({
    ...line,
    uses: line.uses.map((use) => (use.reference === reference ? { ...use, state } : use)),
  });
}
