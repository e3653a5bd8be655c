import { afterEach, describe, expect, test } from '@jest/globals';
import type { EmbeddedLedgerOptions } from './options';
import { TestLedger } from './testing/test-ledger';

let net: TestLedger | undefined;

afterEach(() => net?.close());

async function open(block: EmbeddedLedgerOptions['block'] = {}): Promise<TestLedger> {
  net = await TestLedger.open({ block });
  return net;
}

async function blockSizes(ledger: TestLedger): Promise<number[]> {
  const sizes: number[] = [];
  for await (const block of ledger.ledger.blocks({ from: 1, follow: false })) {
    sizes.push(block.transactions.length);
  }
  return sizes;
}

const put = (index: number) => [['put', `k${String(index)}`, '1']] as const;

describe('a block is cut', () => {
  test('when it has the most transactions it may have', async () => {
    const ledger = await open({ maxCount: 2 });
    for (let index = 0; index < 5; index += 1) {
      await ledger.ledger.submit(await ledger.endorse(put(index)));
    }
    await ledger.ledger.flush();
    expect(await blockSizes(ledger)).toEqual([2, 2, 1]);
  });

  test('before it would have too many bytes', async () => {
    const size = (await (await open()).endorse(put(0))).bytes.length;
    await net?.close();
    const ledger = await open({ maxBytes: Math.floor(size * 2.5) });
    for (let index = 0; index < 5; index += 1) {
      await ledger.ledger.submit(await ledger.endorse(put(index)));
    }
    await ledger.ledger.flush();
    expect(await blockSizes(ledger)).toEqual([2, 2, 1]);
  });

  test('when its first transaction has waited long enough', async () => {
    const ledger = await open({ intervalMs: 50 });
    const { txId, bytes } = await ledger.endorse(put(0));
    await ledger.ledger.submit(bytes);
    ledger.scheduler.advance(49);
    expect(ledger.ledger.height()).toBe(1);
    ledger.scheduler.advance(1);
    expect(await ledger.ledger.commitStatus(txId)).toMatchObject({ code: 'VALID', block: 1 });
  });

  test('not when nothing waits', async () => {
    const ledger = await open();
    await ledger.ledger.flush();
    ledger.scheduler.advance(1_000_000);
    expect(ledger.ledger.height()).toBe(1);
  });
});

describe('the orderer refuses', () => {
  test('a transaction that fits in no block', async () => {
    const ledger = await open({ maxBytes: 100 });
    await expect(ledger.ledger.submit(await ledger.endorse(put(0)))).rejects.toMatchObject({
      code: 'TRANSACTION_REJECTED',
      details: { reason: 'TOO_LARGE' },
    });
  });

  test('more than may wait, and takes them again when there is room', async () => {
    const ledger = await open({ maxWaiting: 2 });
    const [a, b, c] = [
      await ledger.endorse(put(0)),
      await ledger.endorse(put(1)),
      await ledger.endorse(put(2)),
    ];
    await ledger.ledger.submit(a);
    await ledger.ledger.submit(b);
    await expect(ledger.ledger.submit(c)).rejects.toMatchObject({ code: 'ORDERER_FULL' });
    await expect(ledger.ledger.commitStatus(c.txId)).rejects.toMatchObject({
      code: 'TRANSACTION_UNKNOWN',
    });
    await ledger.ledger.flush();
    expect(await ledger.commit(c)).toEqual(['VALID']);
  });
});

describe('followers and waiters', () => {
  test('get blocks as they come, in order, until the ledger is closed', async () => {
    const ledger = await open();
    const seen: number[] = [];
    const following = (async () => {
      for await (const block of ledger.ledger.blocks({ from: 1 })) seen.push(block.number);
    })();
    for (let index = 0; index < 3; index += 1) await ledger.run(...put(index));
    await ledger.close();
    await following;
    expect(seen).toEqual([1, 2, 3]);
  });

  test('closing commits what is ordered and answers who waits', async () => {
    const ledger = await open();
    const { txId, bytes } = await ledger.endorse(put(0));
    await ledger.ledger.submit(bytes);
    const waiting = ledger.ledger.commitStatus(txId);
    await ledger.close();
    expect(await waiting).toMatchObject({ code: 'VALID', block: 1 });
    await expect(ledger.endorse(put(1))).rejects.toMatchObject({ code: 'LEDGER_CLOSED' });
  });

  test('transact says so when the transaction is invalid', async () => {
    const ledger = await open({ maxCount: 1 });
    await expect(
      ledger.ledger.transact(ledger.alice, 'script:run', ['[["put","a","1"]]'], {
        endorsers: ['BankAMSP'],
      }),
    ).rejects.toMatchObject({
      code: 'COMMIT_FAILED',
      details: { validationCode: 'ENDORSEMENT_POLICY_FAILURE' },
    });
    const done = await ledger.ledger.transact(ledger.alice, 'script:run', ['[["put","a","1"]]']);
    expect(done.status).toMatchObject({ code: 'VALID', block: 2, index: 0 });
    expect(Buffer.from(done.result).toString()).toBe('[null]');
  });
});
