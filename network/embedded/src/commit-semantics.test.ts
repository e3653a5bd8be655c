import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { TestLedger } from './testing/test-ledger';

let net: TestLedger;

beforeEach(async () => {
  net = await TestLedger.open();
});

afterEach(() => net.close());

describe('what a simulation sees', () => {
  test('there is no read-your-writes', async () => {
    await net.run(['put', 'a', 'old']);
    expect(await net.run(['put', 'a', 'new'], ['get', 'a'])).toEqual([null, 'old']);
    expect(net.state('a')).toBe('new');
  });

  test('an absent key reads as empty, and with no version', async () => {
    const endorsed = await net.endorse([
      ['get', 'a'],
      ['put', 'b', '1'],
    ]);
    await net.commit(endorsed);
    for await (const block of net.ledger.blocks({ from: 1, follow: false })) {
      expect(block.transactions[0]?.content?.rwset.reads).toEqual([{ key: 'a', version: null }]);
    }
  });

  test('the last write of a key within a transaction wins', async () => {
    await net.run(['put', 'a', '1'], ['del', 'a'], ['put', 'a', '3']);
    expect(net.state('a')).toBe('3');
    await net.run(['put', 'a', '4'], ['del', 'a']);
    expect(net.state('a')).toBeUndefined();
  });

  test('an empty value is a deletion', async () => {
    await net.run(['put', 'a', '1']);
    await net.run(['put', 'a', '']);
    expect(net.state('a')).toBeUndefined();
  });

  test('endorsing changes nothing', async () => {
    await net.endorse([['put', 'a', '1']]);
    expect(net.state('a')).toBeUndefined();
    expect(net.ledger.height()).toBe(1);
  });

  test('a contract that throws is answered with 500 and not endorsed', async () => {
    await expect(net.endorse([['fail', 'E_NO']])).rejects.toMatchObject({
      code: 'CHAINCODE_FAILED',
      message: 'E_NO',
      details: { status: 500 },
    });
  });

  test('rich queries and calls to other chaincodes are refused', async () => {
    const [query, invoke] = await net.attempt(['query', '{}'], ['invoke', 'other']);
    expect(query).toContain('RICH_QUERY');
    expect(invoke).toContain('INVOKE_CHAINCODE');
  });

  test('the timestamp is the client’s', async () => {
    net.clock.time += 1_234;
    expect(await net.query(['time'])).toEqual([[net.clock.time / 1000 - 0.234, 234_000_000]]);
  });
});

describe('read conflicts', () => {
  test('a read of a key that another block changed: MVCC_READ_CONFLICT', async () => {
    const stale = await net.endorse([
      ['get', 'a'],
      ['put', 'a', 'stale'],
    ]);
    await net.run(['put', 'a', 'first']);
    expect(await net.commit(stale)).toEqual(['MVCC_READ_CONFLICT']);
    expect(net.state('a')).toBe('first');
  });

  test('a read of a key that an earlier transaction of the block changed', async () => {
    const codes = await net.inOneBlock(
      [
        ['get', 'a'],
        ['put', 'a', '1'],
      ],
      [
        ['get', 'a'],
        ['put', 'a', '2'],
      ],
    );
    expect(codes).toEqual(['VALID', 'MVCC_READ_CONFLICT']);
    expect(net.state('a')).toBe('1');
  });

  test('a key deleted earlier in the block conflicts too', async () => {
    await net.run(['put', 'a', '1']);
    expect(
      await net.inOneBlock(
        [['del', 'a']],
        [
          ['get', 'a'],
          ['put', 'b', '1'],
        ],
      ),
    ).toEqual(['VALID', 'MVCC_READ_CONFLICT']);
  });

  test('an invalid transaction does not invalidate those behind it', async () => {
    const stale = await net.endorse([
      ['get', 'a'],
      ['put', 'b', 'stale'],
    ]);
    await net.run(['put', 'a', '1']);
    const reader = await net.endorse([
      ['get', 'b'],
      ['put', 'c', '1'],
    ]);
    expect(await net.commit(stale, reader)).toEqual(['MVCC_READ_CONFLICT', 'VALID']);
  });

  test('blind writes do not conflict, the last one in the block stays', async () => {
    expect(await net.inOneBlock([['put', 'a', '1']], [['put', 'a', '2']])).toEqual([
      'VALID',
      'VALID',
    ]);
    expect(net.state('a')).toBe('2');
  });
});

describe('phantoms', () => {
  const scanAndPut = [
    ['scan', 'a', 'd'],
    ['put', 'z', '1'],
  ] as const;

  test.each([
    ['a new key in the range', ['put', 'bb', '1']],
    ['a key of the range deleted', ['del', 'b']],
    ['a key of the range rewritten', ['put', 'b', '9']],
  ] as const)('%s: PHANTOM_READ_CONFLICT, across blocks and in one', async (_name, change) => {
    await net.run(['put', 'a', '1'], ['put', 'b', '1']);
    const stale = await net.endorse(scanAndPut);
    expect(await net.inOneBlock([change], scanAndPut)).toEqual(['VALID', 'PHANTOM_READ_CONFLICT']);
    expect(await net.commit(stale)).toEqual(['PHANTOM_READ_CONFLICT']);
    expect(net.state('z')).toBeUndefined();
  });

  test('a change outside the range is none', async () => {
    await net.run(['put', 'a', '1']);
    expect(await net.inOneBlock([['put', 'd', '1']], scanAndPut)).toEqual(['VALID', 'VALID']);
  });

  test('partial composite keys are ranges', async () => {
    await net.run(['putComposite', '1', 'note', 'x', '1']);
    const scan = [
      ['composite', 'note', 'x'],
      ['put', 'z', '1'],
    ] as const;
    expect(await net.inOneBlock([['putComposite', '1', 'note', 'y', '1']], scan)).toEqual([
      'VALID',
      'VALID',
    ]);
    expect(await net.inOneBlock([['putComposite', '1', 'note', 'x', '2']], scan)).toEqual([
      'VALID',
      'PHANTOM_READ_CONFLICT',
    ]);
  });

  test('a scan left early is checked up to what the bank fetched, 100 rows and one', async () => {
    const keys = Array.from({ length: 150 }, (_, index) => `k${String(index).padStart(3, '0')}`);
    await net.run(...keys.map((key) => ['put', key, '1'] as const));
    const scan = [
      ['scanSome', 'k', 'l', '1'],
      ['put', 'z', '1'],
    ] as const;
    expect(await net.inOneBlock([['put', 'k101', '2']], scan)).toEqual(['VALID', 'VALID']);
    expect(await net.inOneBlock([['put', 'k100', '2']], scan)).toEqual([
      'VALID',
      'PHANTOM_READ_CONFLICT',
    ]);
  });
});

describe('ids', () => {
  test('the same bytes again: one effect, DUPLICATE_TXID, and the status of the first', async () => {
    const endorsed = await net.endorse([['put', 'a', '1']]);
    await net.ledger.submit(endorsed);
    await net.ledger.submit(endorsed);
    await net.ledger.flush();
    expect(await net.lastCodes()).toEqual(['VALID']);
    await net.run(['put', 'a', '2']);
    expect(await net.commit(endorsed)).toEqual(['DUPLICATE_TXID']);
    expect(net.state('a')).toBe('2');
    expect(await net.ledger.commitStatus(endorsed.txId)).toEqual({
      txId: endorsed.txId,
      code: 'VALID',
      block: 1,
      index: 0,
    });
  });

  test('two transactions of one id in one block: the first counts', async () => {
    const proposal = net.ledger.propose(net.alice, 'script:run', ['[["put","a","1"]]']);
    const all = await net.ledger.endorseProposal(net.alice, proposal);
    const two = await net.ledger.endorseProposal(net.alice, proposal, {
      endorsers: ['BankAMSP', 'BankBMSP'],
    });
    expect(await net.commit(all, two)).toEqual(['VALID', 'DUPLICATE_TXID']);
  });

  test('a bank refuses to run a committed id again', async () => {
    const proposal = net.ledger.propose(net.alice, 'script:run', ['[["put","a","1"]]']);
    await net.commit(await net.ledger.endorseProposal(net.alice, proposal));
    await expect(net.ledger.endorseProposal(net.alice, proposal)).rejects.toMatchObject({
      code: 'PROPOSAL_REJECTED',
      details: { reason: 'DUPLICATE_TXID' },
    });
  });

  test('an unknown id is said to be unknown', async () => {
    await expect(net.ledger.commitStatus('00')).rejects.toMatchObject({
      code: 'TRANSACTION_UNKNOWN',
    });
  });
});

describe('what remains of a transaction', () => {
  test('invalid transactions stay in blocks without state, history or event of effect', async () => {
    const stale = await net.endorse([
      ['get', 'a'],
      ['put', 'a', 'stale'],
      ['event', 'e', 'stale'],
    ]);
    await net.run(['put', 'a', 'first']);
    await net.commit(stale);
    const [history] = (await net.query(['history', 'a'])) as [[string, string][]];
    expect(history.map(([value]) => value)).toEqual(['first']);
    const codes: string[] = [];
    for await (const block of net.ledger.blocks({ from: 2, follow: false })) {
      codes.push(...block.transactions.map(({ code }) => code));
      expect(block.transactions[0]?.content?.txId).toBe(stale.txId);
    }
    expect(codes).toEqual(['MVCC_READ_CONFLICT']);
  });

  test('one event per transaction: the last one set', async () => {
    await net.run(['event', 'first', '1'], ['event', 'second', '2'], ['put', 'a', '1']);
    for await (const block of net.ledger.blocks({ from: 1, follow: false })) {
      const event = block.transactions[0]?.content?.event;
      expect(event?.name).toBe('second');
      expect(Buffer.from(event?.payload ?? []).toString()).toBe('2');
    }
  });

  test('history is newest first and knows deletions', async () => {
    await net.run(['put', 'a', '1']);
    await net.run(['del', 'a']);
    await net.inOneBlock([['put', 'a', '2']], [['put', 'a', '3']]);
    const [history] = (await net.query(['history', 'a'])) as [[string | null, string][]];
    expect(history.map(([value]) => value)).toEqual(['3', '2', null, '1']);
  });
});
