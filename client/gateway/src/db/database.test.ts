import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DATABASES } from '../testing/databases';
import { AUDIT_START, AuditLog } from '../audit/audit-log';
import { ApiKeys } from '../auth/api-keys';
import { z } from '../schemas/z';
import type { Database } from './database';
import { migrate } from './migrate';
import { MIGRATIONS } from './migrations';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

const now = (): string => '2026-11-24T08:00:00.000Z';

describe.each(DATABASES)('%s', (_, open) => {
  const run = open === undefined ? test.skip : test;
  let db: Database;

  beforeAll(async () => {
    if (open === undefined) return;
    db = await open();
    await migrate(db, MIGRATIONS.slice(0, 1));
  }, 60_000);
  afterAll(async () => {
    if (open !== undefined) await db.close();
  });

  run('takes the steps that it has not taken yet, once', async () => {
    expect(await migrate(db)).toEqual([2, 3]);
    expect(await migrate(db)).toEqual([]);
    const renamed = MIGRATIONS.map((step) => ({ ...step, name: `${step.name}!` }));
    await expect(migrate(db, renamed)).rejects.toMatchObject({ slug: 'configuration-invalid' });
  });

  run('undoes a transaction that fails', async () => {
    const count = z.object({ n: z.int() });
    const failing = db.transaction(async (tx) => {
      await tx.run("insert into counterparties values (9, '甲', 'A')");
      throw new Error('halfway');
    });
    await expect(failing).rejects.toThrow('halfway');
    expect(await db.query(count, 'select count(*)::int as n from counterparties')).toEqual([
      { n: 0 },
    ]);
  });

  run('keeps 64 bits of value exactly', async () => {
    const [row] = await db.query(
      z.object({ value: z.string() }),
      'select $1::numeric(20,0) as value',
      ['18446744073709551615'],
    );
    expect(row).toEqual({ value: '18446744073709551615' });
  });

  run('knows an API key by its hash, and not after it was revoked', async () => {
    const keys = new ApiKeys(db, now);
    const { id, key } = await keys.create({ name: 'erp', role: 'integration' });
    const stored = await db.query(z.object({ hash: z.string() }), 'select hash from api_keys');
    expect(JSON.stringify(stored)).not.toContain(key.slice(-43));
    const found = await keys.authenticate({ authorization: `Bearer ${key}` });
    expect(found?.scopes.has('operations:draft')).toBe(true);
    expect(found?.scopes.has('operations:sign')).toBe(false);
    const other = `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`;
    for (const wrong of [other, `${key}A`, '', 'fuqi']) {
      expect(await keys.authenticate({ authorization: `Bearer ${wrong}` })).toBeUndefined();
    }
    expect([await keys.revoke(id), await keys.revoke(id)]).toEqual([true, false]);
    expect(await keys.authenticate({ authorization: `Bearer ${key}` })).toBeUndefined();
  });

  run('shows where the audit log was touched', async () => {
    const log = new AuditLog(db, now);
    expect(await log.verify()).toEqual({ ok: true, entries: 0, head: AUDIT_START });
    const entry = (target: string) => ({
      ...{ principal: 'p', action: 'draft', target, outcome: '201', trace: 't' },
    });
    await Promise.all(['a', 'b', 'c', 'd'].map((target) => log.append(entry(target))));
    const whole = await log.verify();
    expect(whole).toMatchObject({ ok: true, entries: 4 });
    const head = whole.ok ? whole.head : '';
    await db.run("update audit set target = 'x' where seq = 2");
    expect(await log.verify()).toEqual({ ok: false, brokenAt: 2 });
    await db.run("update audit set target = 'b' where seq = 2");
    expect(await log.verify(head)).toEqual(whole);
    await db.run('delete from audit where seq = 4');
    expect(await log.verify()).toMatchObject({ ok: true, entries: 3 });
    expect(await log.verify(head)).toEqual({ ok: false, brokenAt: 4 });
    await db.run('delete from audit where seq = 1');
    expect(await log.verify()).toEqual({ ok: false, brokenAt: 1 });
  });
});
