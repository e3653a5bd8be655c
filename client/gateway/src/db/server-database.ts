import { Pool } from 'pg';
import type { ClientBase } from 'pg';
import type { Database, Queries, SqlValue } from './database';

function queriesOf(client: Pick<ClientBase, 'query'> | Pool): Queries {
  return {
    query: async (row, sql, values = []) => {
      const { rows } = await client.query<Record<string, unknown>>(sql, [...values]);
      return rows.map((one) => row.parse(one));
    },
    run: async (sql, values: readonly SqlValue[] = []) => {
      await client.query(sql, [...values]);
    },
  };
}

/** A PostgreSQL server. @param url as in libpq; credentials in it are never logged */
export function openServerDatabase(
  url: string,
  options: { readonly schema?: string; readonly connections?: number } = {},
): Database {
  const { schema, connections = 8 } = options;
  if (schema !== undefined && !/^[a-z][a-z0-9_]{0,40}$/.test(schema)) {
    throw new RangeError('a schema is a lower-case word');
  }
  const pool = new Pool({
    connectionString: url,
    max: connections,
    ...(schema === undefined ? {} : { options: `-c search_path=${schema}` }),
  });
  // A server that ends an idle connection must not end the gateway; the next query reports what is wrong.
  pool.on('error', () => undefined);
  return {
    kind: 'server',
    ...queriesOf(pool),
    transaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work(queriesOf(client));
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        await client.query('rollback').then(
          () => client.release(),
          () => client.release(true),
        );
        throw error;
      }
    },
    close: () => pool.end(),
  };
}
