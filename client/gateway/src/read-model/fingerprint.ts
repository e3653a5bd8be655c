import { createHash } from 'node:crypto';
import type { Queries } from '../db/database';
import { z } from '../schemas/z';

/** Tables that follow from the ledger alone, with their order. */
const TABLES = {
  checkpoint: 'id',
  vouchers: 'id',
  events: 'block, event, place',
} as const;

/** SHA-256 over every row of the tables that follow from the ledger: equal for equal tables, on either database. */
export async function fingerprint(db: Queries): Promise<string> {
  const hash = createHash('sha256');
  for (const [table, order] of Object.entries(TABLES)) {
    const rows = await db.query(
      z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      `select * from ${table} order by ${order}`,
    );
    hash.update(`${table} ${rows.length}\n`);
    for (const row of rows) {
      const names = Object.keys(row).sort();
      hash.update(`${JSON.stringify(names.map((name) => [name, row[name]]))}\n`);
    }
  }
  return hash.digest('hex');
}
