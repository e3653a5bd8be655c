import { PGlite } from '@electric-sql/pglite';
import type { Transaction } from '@electric-sql/pglite';
import type { Database, Queries, SqlValue } from './database';

function queriesOf(client: Pick<Transaction, 'query'>): Queries {
  return {
    query: async (row, sql, values = []) => {
      const { rows } = await client.query(sql, [...values]);
      return rows.map((one) => row.parse(one));
    },
    run: async (sql, values: readonly SqlValue[] = []) => {
      await client.query(sql, [...values]);
    },
  };
}

/**
 * PostgreSQL in this process.
 * @param dir data folder; in memory without one
 * @param engine what opens it; a host without dynamic imports passes one that it loaded elsewhere
 */
export async function openEmbeddedDatabase(
  dir?: string,
  engine: Pick<typeof PGlite, 'create'> = PGlite,
): Promise<Database> {
  const client = await engine.create(dir === undefined ? {} : { dataDir: dir });
  return {
    kind: 'embedded',
    ...queriesOf(client),
    transaction: (work) => client.transaction((tx) => work(queriesOf(tx))),
    close: () => client.close(),
  };
}
