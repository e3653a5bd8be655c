import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { fieldToHex, tokenHash } from '@fuqi/protocol';
import { MemoryRecords, Wallet, accept, balances, passOn } from '@fuqi/sdk';
import type { TestWorld } from '../../../sdk/src/testing';
import { CORE, T1, T2 } from '../../../sdk/src/testing';
import type { Database } from '../db/database';
import { migrate } from '../db/migrate';
import { DATABASES } from '../testing/databases';
import { gatewayMember, issueVoucher, openWorld } from '../testing/gateway-world';
import { fingerprint } from './fingerprint';
import { Projector } from './projector';
import { findVoucher, listVouchers, sumVouchers, timelineOf } from './vouchers';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

const PART_OF_STATE = {
  available: 'available',
  pending: 'pending',
  offered: 'offered',
  held: 'held',
  matured: 'held',
  'offered-out': 'offeredOut',
  'held-for-others': 'heldForOthers',
} as const;

describe.each(DATABASES)('read model on %s', (_, open) => {
  const run = open === undefined ? test.skip : test;
  let db: Database;
  let world: TestWorld;
  let projector: Projector;
  const date = (): number => world.ledger.current.date;

  /** Wallet's balances and the tables' sums, in one form. */
  async function compareBalances(): Promise<void> {
    const { wallet } = world.member(T1);
    const expected = balances(wallet.notes, T1, date()).flatMap(({ token, ...parts }) =>
      Object.entries(parts)
        .filter(([, value]) => value > 0n)
        .map(([part, value]) => `${fieldToHex(tokenHash(token))} ${part} ${value}`),
    );
    const sums = new Map<string, bigint>();
    for (const { token, state, total } of await sumVouchers(db, { self: T1, date: date() })) {
      if (state === 'watched' || state === 'spent') continue;
      const key = `${token} ${PART_OF_STATE[state]}`;
      sums.set(key, (sums.get(key) ?? 0n) + BigInt(total));
    }
    expect([...sums].map(([key, value]) => `${key} ${value}`).sort()).toEqual(expected.sort());
  }

  beforeAll(async () => {
    if (open === undefined) return;
    db = await open();
    await migrate(db);
    world = await openWorld();
    projector = new Projector(db, gatewayMember(world, T1));
  }, 120_000);
  afterAll(async () => {
    if (open !== undefined) await db.close();
  });

  run(
    'follows a voucher from its offer to what was passed on',
    async () => {
      await projector.run();
      await issueVoucher(world);
      await projector.run();
      const self = { self: T1, date: date() };
      const [offered] = await listVouchers(db, self, { state: 'offered' }, { limit: 10 });
      expect(offered).toMatchObject({
        kind: 'voucher',
        value: '1000000000',
        issuer: CORE,
        layer: 0,
      });
      await compareBalances();
      const supplier = world.member(T1);
      const note = supplier.find(({ note: { owner } }) => owner === BigInt(T1));
      await supplier.carryOut(accept(supplier.session, note));
      await projector.run();
      const before = await findVoucher(db, self, offered?.id ?? '');
      expect(before?.state).toBe('spent');
      expect((await timelineOf(db, offered?.id ?? '')).map(({ type }) => type)).toEqual([
        'created',
        'sealed',
        'spent',
      ]);
      const own = supplier.find(({ note: { owner } }) => owner === BigInt(T1));
      const to = { payee: T2, values: [600_000_000n] };
      await supplier.carryOut(passOn(supplier.session, [own], to));
      await projector.run();
      await compareBalances();
      await world.goTo('2027-05-21');
      await projector.run();
      await compareBalances();
    },
    60_000,
  );

  run('pages in a stable order and narrows by every filter', async () => {
    const self = { self: T1, date: date() };
    const all = await listVouchers(db, self, {}, { limit: 200 });
    expect(all.length).toBeGreaterThan(3);
    const seen: string[] = [];
    let after: { block: number; id: string } | undefined;
    for (;;) {
      const [next] = await listVouchers(db, self, {}, { limit: 1, after });
      if (next === undefined) break;
      seen.push(next.id);
      after = next;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    const large = await listVouchers(db, self, { valueFrom: '400000001' }, { limit: 200 });
    expect(large.map(({ value }) => BigInt(value)).every((value) => value > 400_000_000n)).toBe(
      true,
    );
    expect(large.length).toBeLessThan(all.length);
    const none = { valueTo: '399999999' };
    expect(await listVouchers(db, self, none, { limit: 200 })).toEqual([]);
    expect(await listVouchers(db, self, { dueTo: 1 }, { limit: 200 })).toEqual([]);
    expect(await listVouchers(db, self, { issuer: T2 }, { limit: 200 })).toEqual([]);
    expect(await listVouchers(db, self, { kind: 'quota' }, { limit: 200 })).toEqual([]);
  });

  run(
    'a rebuild, by a wallet restored from its seed too, gives the same rows',
    async () => {
      const before = await fingerprint(db);
      await projector.rebuild();
      expect(await fingerprint(db)).toBe(before);
      const { keys } = world.member(T1);
      const store = new MemoryRecords();
      const wallet = await Wallet.open({ id: T1, keys, store }, world.book.contactsOf(T1));
      const restored = new Projector(db, { wallet, ledger: world.ledger });
      await restored.rebuild();
      expect(await fingerprint(db)).toBe(before);
      await db.run("update vouchers set message = 'x' where id = (select min(id) from vouchers)");
      expect(await fingerprint(db)).not.toBe(before);
      await restored.rebuild();
      expect(await fingerprint(db)).toBe(before);
    },
    60_000,
  );

  run(
    'takes no block twice when it ends between two statements',
    async () => {
      const before = await fingerprint(db);
      const { nextBlock } = await projector.checkpoint();
      await projector.rebuild();
      await db.transaction(async (tx) => {
        await tx.run('delete from events');
        await tx.run('delete from vouchers');
        await tx.run('update checkpoint set next_block = 0, date_code = null where id = 1');
      });
      for (let failAt = 1; failAt <= 12; failAt += 1) {
        let statements = 0;
        const failing: Database = {
          ...db,
          transaction: (work) =>
            db.transaction((tx) =>
              work({
                ...tx,
                run: async (sql, values) => {
                  statements += 1;
                  if (statements === failAt) throw new Error('stopped');
                  await tx.run(sql, values);
                },
              }),
            ),
        };
        await expect(new Projector(failing, gatewayMember(world, T1)).run()).rejects.toThrow(
          'stopped',
        );
        expect((await projector.checkpoint()).nextBlock).toBe(0);
      }
      expect(await projector.run()).toBe(nextBlock);
      expect(await projector.run()).toBe(0);
      expect(await fingerprint(db)).toBe(before);
    },
    60_000,
  );
});
