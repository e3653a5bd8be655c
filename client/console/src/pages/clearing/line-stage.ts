/** How far each payment at maturity is. */
import type { components } from '../../api/schema';

export type ClearingPayments = Omit<components['schemas']['ClearingPayments'], 'nextCursor'>;
export type ClearingLine = components['schemas']['ClearingLine'];
export type PayeeLines = ClearingPayments['items'][number];

export type LineStage = 'open' | 'held' | 'confirmed';

/** Not begun, under way, or confirmed by the payee's side. */
export function lineStage({
  held,
  confirmed,
}: Pick<ClearingLine, 'held' | 'confirmed'>): LineStage {
  if (!held) return 'open';
  return confirmed ? 'confirmed' : 'held';
}

/** Fen by stage over all payees. */
export function stageTotals(items: readonly PayeeLines[]): Record<LineStage, bigint> {
  const totals = { open: 0n, held: 0n, confirmed: 0n };
  for (const line of items.flatMap(({ lines }) => lines)) {
    totals[lineStage(line)] += BigInt(line.amount);
  }
  return totals;
}
