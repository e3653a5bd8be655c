import { beforeAll, expect, jest, test } from '@jest/globals';
import type { Ledger } from '../ledger/ledger';
import { mintDeposit } from '../operations/acts/grants';
import { split } from '../operations/acts/own';
import { BANK_A, T1, TestWorld } from '../testing/world';
import { MemoryRecords } from './journal';
import { Wallet } from './wallet';

jest.setTimeout(60_000);

let world: TestWorld;
const at = (id: number) => world.member(id);

beforeAll(async () => {
  world = await TestWorld.open();
  await at(BANK_A).carryOut(mintDeposit(at(BANK_A).session, { to: T1, value: 1_000n }));
  await at(T1).carryOut(split(at(T1).session, at(T1).wallet.notes, [400n]));
});

/** The world's blocks, each of which takes a moment to arrive. */
function slow(stop = Infinity): Pick<Ledger, 'blocks'> {
  return {
    async *blocks(from) {
      for await (const block of world.ledger.blocks(from)) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        if (block.number >= stop) throw new Error('connection lost');
        yield block;
      }
    },
  };
}

async function fresh(store = new MemoryRecords()): Promise<Wallet> {
  return Wallet.open({ id: T1, keys: at(T1).keys, store }, world.book.contactsOf(T1));
}

test('calls that overlap read each block once and leave a whole journal', async () => {
  const store = new MemoryRecords();
  const wallet = await fresh(store);
  const reports = await Promise.all([1, 2, 3].map(() => wallet.sync(slow())));
  const { position } = at(T1).wallet;
  expect(reports.map(({ blocks }) => blocks)).toEqual([position, 0, 0]);
  expect(reports.map((report) => report.position)).toEqual([position, position, position]);
  expect((await fresh(store)).history).toEqual(at(T1).wallet.history);
});

test('reading again waits its turn', async () => {
  const wallet = await fresh();
  const [first, again] = await Promise.all([wallet.sync(slow()), wallet.rescan(slow(), 1)]);
  expect(again.blocks).toBe(first.blocks - 1);
  expect(wallet.history).toEqual(at(T1).wallet.history);
});

test('a call that fails does not keep the next from going on where it stopped', async () => {
  const wallet = await fresh();
  const broken = wallet.sync(slow(1));
  const next = wallet.sync(slow());
  await expect(broken).rejects.toThrow('connection lost');
  expect((await next).blocks).toBe(at(T1).wallet.position - 1);
  expect(wallet.history).toEqual(at(T1).wallet.history);
});

/** A store in memory that takes a moment to write. */
class SlowRecords extends MemoryRecords {
  override async append(record: Uint8Array): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 50));
    await super.append(record);
  }
}

test('what happens while the journal is being written is kept too', async () => {
  const store = new SlowRecords();
  const wallet = await fresh(store);
  await wallet.sync(slow());
  const first = wallet.reserveOwn();
  await new Promise((resolve) => setTimeout(resolve, 5));
  const numbers = await Promise.all([first, wallet.reserveOwn()]);
  const again = await fresh(store);
  const next = await again.reserveOwn();
  expect(numbers.map(({ counter }) => counter)).not.toContain(next.counter);
});
