import { FuqiError } from '@fuqi/domain';
import { z } from '../schemas/z';
import type { Database } from './database';
import { MIGRATIONS } from './migrations';
import type { Migration } from './migrations';

const applied = z.object({ version: z.int(), name: z.string() });

/**
 * Brings the schema up to date: each step in a transaction of its own, once, in order.
 * @returns versions that were applied now
 * @throws FuqiError `configuration-invalid` when the database knows steps that this program does not
 */
export async function migrate(
  db: Database,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<number[]> {
  await db.run(
    'create table if not exists migrations (version integer primary key, name text not null)',
  );
  const done = await db.query(applied, 'select version, name from migrations order by version');
  const known = new Map(migrations.map(({ version, name }) => [version, name]));
  if (done.some(({ version, name }) => known.get(version) !== name)) {
    throw new FuqiError('configuration-invalid', 'the database was written by another version');
  }
  const missing = migrations.filter(({ version }) => !done.some((one) => one.version === version));
  for (const { version, name, statements } of missing) {
    await db.transaction(async (tx) => {
      for (const statement of statements) await tx.run(statement);
      await tx.run('insert into migrations (version, name) values ($1, $2)', [version, name]);
    });
  }
  return missing.map(({ version }) => version);
}
