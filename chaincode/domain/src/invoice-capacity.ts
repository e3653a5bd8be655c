/** What may still be issued on an invoice (R8). It is used once and never returns after payment. */
import { sumFen, toFen } from './money';
import { refuse } from './refuse';
import { andThen, ok } from './result';
import type { Result } from './result';

export interface InvoiceAmounts {
  /** fen, with VAT */
  readonly amount: bigint;
  readonly creditNotes: bigint;
  readonly prepayments: bigint;
  readonly paymentsMade: bigint;
  readonly retention: bigint;
}

/** Amount less everything that is not owed any more, or not yet; zero when nothing is left. */
export function invoiceCapacity(invoice: InvoiceAmounts): Result<bigint> {
  const { amount, creditNotes, prepayments, paymentsMade, retention } = invoice;
  return andThen(toFen(amount), (owed) =>
    andThen(sumFen([creditNotes, prepayments, paymentsMade, retention]), (less) =>
      ok(less >= owed ? 0n : owed - less),
    ),
  );
}

/** The capacity left after issuing `request`, given what is issued already. */
export function useCapacity(capacity: bigint, issued: bigint, request: bigint): Result<bigint> {
  if (request === 0n) return refuse('value-zero');
  return andThen(sumFen([issued, request]), (total) =>
    andThen(toFen(capacity), (limit) =>
      total > limit ? refuse('invoice-capacity') : ok(limit - total),
    ),
  );
}
