/** A payment shared among the holders of one root (R12): in proportion, largest remainder, never more than is owed. */
import { allocate } from './allocate';
import { sumFen } from './money';
import { refuse } from './refuse';
import { andThen, mapResult } from './result';
import type { Result } from './result';

export interface Holding {
  /** Stable and unique within the root. */
  readonly id: string;
  /** fen */
  readonly value: bigint;
}

export interface Share {
  readonly id: string;
  readonly paid: bigint;
  readonly unpaid: bigint;
}

export interface Distribution {
  readonly shares: readonly Share[];
  /** Fen beyond the whole part of each share: what the bonus note of the distribution record holds. */
  readonly spare: bigint;
}

/** Shares of `paid` among all live holdings of a root whose live face is `face`; their values must add up to it. */
export function distribute(
  face: bigint,
  paid: bigint,
  holdings: readonly Holding[],
): Result<Distribution> {
  return andThen(sumFen(holdings.map(({ value }) => value)), (total) => {
    if (total !== face) return refuse('value-not-conserved', 'holdings');
    if (paid > face) return refuse('payment-amount');
    const weights = holdings.map(({ id, value }) => ({ id, weight: value }));
    return mapResult(allocate(paid, weights), (amounts) => {
      const values = new Map(holdings.map(({ id, value }) => [id, value]));
      const whole = holdings.reduce((sum, { value }) => sum + (value * paid) / face, 0n);
      const shares = amounts.map(({ id, amount }) => ({
        id,
        paid: amount,
        unpaid: (values.get(id) ?? 0n) - amount,
      }));
      return { shares, spare: paid - whole };
    });
  });
}

export interface Debt {
  readonly costs: bigint;
  readonly interest: bigint;
  readonly principal: bigint;
}

/** How a late payment is applied: costs, then interest, then principal (Civil Code, art. 561). */
export function applyPayment(
  debt: Debt,
  amount: bigint,
): Result<{ readonly applied: Debt; readonly surplus: bigint }> {
  return mapResult(sumFen([debt.costs, debt.interest, debt.principal, amount]), () => {
    const costs = smaller(debt.costs, amount);
    const interest = smaller(debt.interest, amount - costs);
    const principal = smaller(debt.principal, amount - costs - interest);
    return {
      applied: { costs, interest, principal },
      surplus: amount - costs - interest - principal,
    };
  });
}

function smaller(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
