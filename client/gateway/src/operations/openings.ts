/** What salted commitments on the ledger open to. The ledger has only the commitments; these are the organisation's papers. */
import type { Queries } from '../db/database';
import { z } from '../schemas/z';

export const openingRow = z.object({
  /** 64 hex digits. */
  commitment: z.string(),
  purpose: z.enum(['invoice', 'limit']),
  salt: z.string(),
  /** Of an invoice, code and number as JSON; of a limit, the member that it is about. */
  content: z.string(),
});

export type Opening = z.infer<typeof openingRow>;

/** Stores openings; known ones stay. */
export async function insertOpenings(
  db: Queries,
  openings: readonly Opening[],
  at: string,
): Promise<void> {
  for (const { commitment, purpose, salt, content } of openings) {
    await db.run(
      `insert into openings (commitment, purpose, salt, content, created_at) values ($1,$2,$3,$4,$5)
       on conflict (commitment) do nothing`,
      [commitment, purpose, salt, content, at],
    );
  }
}

/** What a commitment opens to; undefined when that is not known here. */
export async function findOpening(db: Queries, commitment: string): Promise<Opening | undefined> {
  const [row] = await db.query(
    openingRow,
    'select commitment, purpose, salt, content from openings where commitment = $1',
    [commitment],
  );
  return row;
}

const invoiceContent = z.tuple([z.string(), z.string()]);

/** Code and number of an invoice, as an opening keeps them. */
export const invoiceText = (code: string, number: string): string => JSON.stringify([code, number]);

/** The inverse of {@link invoiceText}. */
export function invoiceOf({ content }: Opening): {
  readonly code: string;
  readonly number: string;
} {
  const [code, number] = invoiceContent.parse(JSON.parse(content));
  return { code, number };
}
