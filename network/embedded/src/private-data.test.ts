import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { outOf } from './policy';
import type { Step } from './testing/script-contract';
import { TestLedger } from './testing/test-ledger';

const SECRET = 'a-rate-of-3.85-percent';
const AB = ['BankAMSP', 'BankBMSP'];

let net: TestLedger;

beforeEach(async () => {
  net = await TestLedger.open({
    collections: [
      { name: 'ab', members: AB },
      { name: 'closed', members: AB, memberOnlyRead: true, memberOnlyWrite: true },
      { name: 'strict', members: AB, policy: outOf(2, ...AB) },
    ],
  });
});

afterEach(() => net.close());

/** Endorsed by members only, as the values would be asked of them. */
async function commit(...steps: readonly Step[]): Promise<string[]> {
  const transient = { secret: Buffer.from(SECRET) };
  return net.commit(await net.endorse(steps, { transient, endorsers: AB }));
}

async function queryAs(mspId: string, ...steps: readonly Step[]): Promise<unknown[]> {
  const client = net.ledger.identity(mspId, 'client');
  const script = [JSON.stringify(steps)];
  const result = await net.ledger.evaluate(client, 'script:attempt', script);
  return JSON.parse(Buffer.from(result).toString()) as unknown[];
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('private data', () => {
  test('members hold the value, everybody has its hash, blocks have nothing else', async () => {
    expect(await commit(['privateTake', 'ab', 'k', 'secret'])).toEqual(['VALID']);
    const read: readonly Step[] = [
      ['privateGet', 'ab', 'k'],
      ['privateHash', 'ab', 'k'],
    ];
    expect(await queryAs('BankBMSP', ...read)).toEqual([SECRET, sha256(SECRET)]);
    const [value, hash] = await queryAs('BankCMSP', ...read);
    expect(value).toContain('PRIVATE_DATA_UNAVAILABLE');
    expect(hash).toBe(sha256(SECRET));
    for await (const block of net.ledger.blocks({ from: 1, follow: false })) {
      const [transaction] = block.transactions;
      expect(Buffer.from(transaction?.bytes ?? []).includes(SECRET)).toBe(false);
      const [set] = transaction?.content?.rwset.collections ?? [];
      const [write] = set?.writes ?? [];
      expect(Buffer.from(write?.keyHash ?? []).toString('hex')).toBe(sha256('k'));
      expect(Buffer.from(write?.valueHash ?? []).toString('hex')).toBe(sha256(SECRET));
    }
  });

  test('an absent key reads as empty', async () => {
    expect(await queryAs('BankAMSP', ['privateGet', 'ab', 'k'])).toEqual(['']);
  });

  test('reads are checked at commit by the hashes’ versions', async () => {
    await commit(['privatePut', 'ab', 'k', '1']);
    const update: readonly Step[] = [
      ['privateGet', 'ab', 'k'],
      ['privatePut', 'ab', 'k', '2'],
    ];
    const first = await net.endorse(update, { endorsers: AB });
    const second = await net.endorse(update, { endorsers: AB });
    expect(await net.commit(first, second)).toEqual(['VALID', 'MVCC_READ_CONFLICT']);
    const late = await net.endorse(
      [
        ['privateHash', 'ab', 'k'],
        ['put', 'x', '1'],
      ],
      { endorsers: AB },
    );
    await commit(['privateDel', 'ab', 'k']);
    expect(await net.commit(late)).toEqual(['MVCC_READ_CONFLICT']);
  });

  test('deleted and purged values are gone for members too', async () => {
    await commit(['privatePut', 'ab', 'k', '1'], ['privatePut', 'ab', 'p', '1']);
    await commit(['privateDel', 'ab', 'k'], ['privatePurge', 'ab', 'p']);
    const read: readonly Step[] = [
      ['privateGet', 'ab', 'k'],
      ['privateGet', 'ab', 'p'],
      ['privateScan', 'ab', '', ''],
    ];
    expect(await queryAs('BankAMSP', ...read)).toEqual(['', '', []]);
  });

  test('an invalid transaction leaves no private value', async () => {
    const endorsed = await net.endorse([['privatePut', 'ab', 'k', '1']], {
      endorsers: ['BankAMSP'],
    });
    expect(await net.commit(endorsed)).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
    expect(await queryAs('BankAMSP', ['privateGet', 'ab', 'k'])).toEqual(['']);
  });

  test('a collection’s own policy replaces the chaincode’s', async () => {
    const byAC = await net.endorse([['privatePut', 'strict', 'k', '1']], {
      endorsers: ['BankAMSP', 'BankCMSP'],
    });
    expect(await net.commit(byAC)).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
    expect(await commit(['privatePut', 'strict', 'k', '1'])).toEqual(['VALID']);
  });

  test('an organisation’s implicit collection needs no configuration', async () => {
    const own = '_implicit_org_BankCMSP';
    const endorsed = await net.endorse([['privatePut', own, 'k', '1']], {
      endorsers: ['BankCMSP'],
    });
    expect(await net.commit(endorsed)).toEqual(['VALID']);
    expect(await queryAs('BankCMSP', ['privateGet', own, 'k'])).toEqual(['1']);
    expect(await queryAs('BankAMSP', ['privateGet', own, 'k'])).toEqual([
      expect.stringContaining('PRIVATE_DATA_UNAVAILABLE'),
    ]);
  });

  test('may be closed to other organisations’ clients', async () => {
    const outsider = net.ledger.identity('BankCMSP', 'client');
    for (const [steps, reason] of [
      [[['privateGet', 'closed', 'k']], 'NO_READ_ACCESS'],
      [[['privatePut', 'closed', 'k', '1']], 'NO_WRITE_ACCESS'],
      [[['privateGet', 'unknown', 'k']], 'UNKNOWN_COLLECTION'],
    ] as const) {
      const script = [JSON.stringify(steps)];
      await expect(
        net.ledger.endorse(outsider, 'script:run', script, { endorsers: AB }),
      ).rejects.toMatchObject({
        code: 'CHAINCODE_FAILED',
        message: expect.stringContaining(reason) as unknown,
      });
    }
  });

  test('ranges are for transactions that do not write, whichever comes first', async () => {
    await commit(['privatePut', 'ab', 'k1', '1'], ['privatePut', 'ab', 'k2', '1']);
    expect(await net.query(['privateScan', 'ab', 'k', 'l'])).toEqual([['k1', 'k2']]);
    const [, put] = await net.attempt(['privateScan', 'ab', '', ''], ['put', 'x', '1']);
    expect(put).toContain('WRITE_AFTER_PRIVATE_QUERY');
    const [, scan] = await net.attempt(['put', 'x', '1'], ['privateScan', 'ab', '', '']);
    expect(scan).toContain('PRIVATE_QUERY_AFTER_WRITE');
  });
});
