import { describe, expect, test } from '@jest/globals';
import { hex } from './bytes';
import { MemoryStorage } from './memory-storage';
import { FaultyStorage, type FaultPoint } from './testing/faulty-storage';
import type { Step } from './testing/script-contract';
import { TestLedger } from './testing/test-ledger';

/** Several blocks: plain, in conflict, deleting, with policies and with private data. */
const SCENARIO: readonly (readonly (readonly Step[])[])[] = [
  [
    [
      ['put', 'a', '1'],
      ['put', 'b', '1'],
    ],
  ],
  [
    [
      ['get', 'a'],
      ['put', 'a', '2'],
    ],
    [
      ['get', 'a'],
      ['put', 'a', '3'],
    ],
  ],
  [[['privatePut', 'ab', 'k', 'v']], [['policy', 'b', 'BankAMSP', 'BankBMSP']]],
  [[['del', 'b']], [['event', 'e', 'x']]],
];

const OPTIONS = { collections: [{ name: 'ab', members: ['BankAMSP', 'BankBMSP'] }] };
const NO_FAULT = Number.MAX_SAFE_INTEGER;

interface Run {
  /** Ids whose status was told to somebody. */
  readonly acknowledged: string[];
  readonly failure: unknown;
}

/** Plays the scenario until the store fails; what a client learnt. */
async function play(storage: FaultyStorage): Promise<Run> {
  const acknowledged: string[] = [];
  let net: TestLedger;
  try {
    net = await TestLedger.open({ storage, ...OPTIONS });
  } catch (failure) {
    return { acknowledged, failure };
  }
  try {
    for (const scripts of SCENARIO) {
      const endorsed = [];
      for (const steps of scripts) endorsed.push(await net.endorse(steps));
      for (const transaction of endorsed) await net.ledger.submit(transaction);
      const told = Promise.all(endorsed.map(({ txId }) => net.ledger.commitStatus(txId)));
      await Promise.all([net.ledger.flush(), told]);
      acknowledged.push(...endorsed.map(({ txId }) => txId));
    }
    return { acknowledged, failure: null };
  } catch (failure) {
    return { acknowledged, failure };
  } finally {
    await net.close();
  }
}

/** State hash after each block of the undisturbed scenario, by height. */
async function reference(): Promise<{ writes: number; hashes: Map<number, string> }> {
  const storage = new FaultyStorage(new MemoryStorage(), NO_FAULT, 'before');
  expect((await play(storage)).failure).toBeNull();
  const net = await TestLedger.open({ storage, ...OPTIONS });
  const hashes = new Map<number, string>();
  for await (const block of net.ledger.blocks({ follow: false })) {
    hashes.set(block.number + 1, hex(block.stateHash));
  }
  await net.close();
  return { writes: storage.writes, hashes };
}

describe('a crash at any write', () => {
  test.each<FaultPoint>(['before', 'after'])(
    'leaves the state before or after it, never between, and all that was acknowledged: %s',
    async (point) => {
      const { writes, hashes } = await reference();
      expect(writes).toBeGreaterThanOrEqual(SCENARIO.length + 2);
      for (let failAt = 1; failAt <= writes; failAt += 1) {
        const faulty = new FaultyStorage(new MemoryStorage(), failAt, point);
        const { acknowledged, failure } = await play(faulty);
        expect(failure).not.toBeNull();

        const net = await TestLedger.open({ storage: faulty.disk, ...OPTIONS });
        let last = '';
        for await (const block of net.ledger.blocks({ follow: false })) last = hex(block.stateHash);
        expect(last).toBe(hashes.get(net.ledger.height()));
        for (const txId of acknowledged) {
          expect((await net.ledger.commitStatus(txId)).block).toBeLessThan(net.ledger.height());
        }
        // And it works on.
        await net.run(['put', 'after', '1']);
        await net.close();
      }
    },
    60_000,
  );

  test('stops the ledger: nothing more is accepted, waiters learn that they do not know', async () => {
    const storage = new FaultyStorage(new MemoryStorage(), 2, 'before');
    const net = await TestLedger.open({ storage });
    const { txId, bytes } = await net.endorse([['put', 'a', '1']]);
    await net.ledger.submit(bytes);
    const waiting = net.ledger.commitStatus(txId);
    await expect(Promise.all([waiting, net.ledger.flush()])).rejects.toMatchObject({
      code: 'LEDGER_FAILED',
      details: { block: 1 },
    });
    await expect(net.ledger.submit(bytes)).rejects.toMatchObject({ code: 'LEDGER_FAILED' });
    await expect(net.query(['get', 'a'])).rejects.toMatchObject({ code: 'LEDGER_FAILED' });
    await net.close();

    const again = await TestLedger.open({ storage: storage.disk });
    await expect(again.ledger.commitStatus(txId)).rejects.toMatchObject({
      code: 'TRANSACTION_UNKNOWN',
    });
    await again.ledger.submit(bytes);
    await again.ledger.flush();
    expect(await again.ledger.commitStatus(txId)).toMatchObject({ code: 'VALID' });
    await again.close();
  });

  test('the same bytes after a crash behind the write: already there, still one effect', async () => {
    const storage = new FaultyStorage(new MemoryStorage(), 2, 'after');
    const net = await TestLedger.open({ storage });
    const endorsed = await net.endorse([['put', 'a', '1']]);
    await net.ledger.submit(endorsed);
    await expect(net.ledger.flush()).rejects.toMatchObject({ code: 'LEDGER_FAILED' });
    await net.close();

    const again = await TestLedger.open({ storage: storage.disk });
    expect(await again.commit(endorsed)).toEqual(['DUPLICATE_TXID']);
    expect(await again.ledger.commitStatus(endorsed.txId)).toMatchObject({
      code: 'VALID',
      block: 1,
    });
    await again.close();
  });
});
