/** Databases for tests: embedded always, a PostgreSQL server where one is named. */
import { randomBytes } from 'node:crypto';
import type * as NodeModule from 'node:module';
import { runInThisContext } from 'node:vm';
import type { PGlite } from '@electric-sql/pglite';
import { openEmbeddedDatabase } from '../db/embedded-database';
import { openServerDatabase } from '../db/server-database';
import type { Database } from '../db/database';

export const SERVER_URL = process.env['FUQI_TEST_POSTGRES'] ?? process.env['PGURL'];

/** The real package, loaded by Node itself: jest's modules have no dynamic imports, and the package needs one. */
function loadEngine(): typeof PGlite {
  const { createRequire } = runInThisContext(
    "process.getBuiltinModule('node:module')",
  ) as typeof NodeModule;
  const load = createRequire(__filename) as (name: string) => { readonly PGlite: typeof PGlite };
  return load('@electric-sql/pglite').PGlite;
}

/** An embedded database. @param dir data folder; in memory without one */
export function openTestDatabase(dir?: string): Promise<Database> {
  return openEmbeddedDatabase(dir, loadEngine());
}

/** A database on the server with a schema of its own, dropped when it is closed. */
async function openSchema(url: string): Promise<Database> {
  const schema = `fuqi_test_${randomBytes(6).toString('hex')}`;
  const admin = openServerDatabase(url, { connections: 1 });
  await admin.run(`create schema ${schema}`);
  const db = openServerDatabase(url, { schema });
  return {
    ...db,
    close: async () => {
      await db.close();
      await admin.run(`drop schema ${schema} cascade`);
      await admin.close();
    },
  };
}

/** Name and opener of each database that tests run on; the opener is undefined where it cannot be had. */
export const DATABASES: readonly (readonly [string, (() => Promise<Database>) | undefined])[] = [
  ['the embedded database', () => openTestDatabase()],
  SERVER_URL === undefined
    ? ['PostgreSQL (skipped: FUQI_TEST_POSTGRES names no server)', undefined]
    : ['PostgreSQL', () => openSchema(SERVER_URL)],
];
