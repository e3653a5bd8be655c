import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ScriptContract } from './testing/script-contract';
import { TestLedger } from './testing/test-ledger';

let net: TestLedger;

beforeEach(async () => {
  net = await TestLedger.open();
});

afterEach(() => net.close());

describe('ranges', () => {
  test('run from start, inclusive, to end, exclusive, in the order of UTF-8', async () => {
    const keys = ['a', 'b', 'é', '\uffff', '\u{1f600}'];
    await net.run(...keys.map((key) => ['put', key, '1'] as const));
    expect(await net.query(['scan', 'a', '\uffff'])).toEqual([
      [
        ['a', '1'],
        ['b', '1'],
        ['é', '1'],
      ],
    ]);
    const [all] = (await net.query(['scan', '', ''])) as [[string, string][]];
    expect(all.map(([key]) => key)).toEqual(keys);
  });

  test('an empty start means U+0001, so composite keys stay out', async () => {
    await net.run(['putComposite', '1', 'note', 'x'], ['put', '\u0001', '1'], ['put', 'a', '1']);
    const [rows] = (await net.query(['scan', '', ''])) as [[string, string][]];
    expect(rows.map(([key]) => key)).toEqual(['\u0001', 'a']);
  });

  test('a range from a null character is refused, a key with one is written', async () => {
    const [scan] = await net.attempt(['scanSome', '\u0000a', '', '1']);
    expect(scan).toContain('null character');
    await net.run(['put', '\u0000raw', '1']);
    expect(net.state('\u0000raw')).toBe('1');
  });

  test('composite keys match by whole attributes', async () => {
    await net.run(
      ['putComposite', '1', 'note', 'ab', 'c'],
      ['putComposite', '2', 'note', 'a', 'bc'],
      ['putComposite', '3', 'notes', 'a', 'bc'],
    );
    const [rows] = (await net.query(['composite', 'note', 'a'])) as [[string, string][]];
    expect(rows.map(([, value]) => value)).toEqual(['2']);
  });

  test('longer than a batch of 100 come whole and in order', async () => {
    const keys = Array.from({ length: 230 }, (_, index) => `k${String(index).padStart(3, '0')}`);
    await net.run(...keys.map((key) => ['put', key, '1'] as const));
    const [rows] = (await net.query(['scan', 'k', 'l'])) as [[string, string][]];
    expect(rows.map(([key]) => key)).toEqual(keys);
  });

  test('end silently at the query limit, as on a peer', async () => {
    const small = await TestLedger.open({ totalQueryLimit: 2 });
    await small.run(['put', 'a', '1'], ['put', 'b', '1'], ['put', 'c', '1']);
    const [rows] = (await small.query(['scan', 'a', 'z'])) as [[string, string][]];
    expect(rows.map(([key]) => key)).toEqual(['a', 'b']);
    await small.close();
  });

  test('an iterator left open does not keep the ledger from closing', async () => {
    await net.run(['put', 'a', '1'], ['put', 'b', '1']);
    expect(await net.query(['scanSome', 'a', 'z', '1'])).toEqual([['a']]);
  });
});

describe('pages', () => {
  beforeEach(() => net.run(['put', 'a', '1'], ['put', 'b', '1'], ['put', 'c', '1']));

  test('come with the number of rows and the key that follows', async () => {
    expect(await net.query(['page', 'a', 'z', '2'])).toEqual([
      { rows: ['a', 'b'], metadata: { bookmark: 'c', fetchedRecordsCount: 2 } },
    ]);
    expect(await net.query(['page', 'a', 'z', '2', 'c'])).toEqual([
      { rows: ['c'], metadata: { bookmark: '', fetchedRecordsCount: 1 } },
    ]);
  });

  test('are for transactions that do not write, whichever comes first', async () => {
    const [, put] = await net.attempt(['page', 'a', 'z', '2'], ['put', 'x', '1']);
    expect(put).toContain('WRITE_AFTER_PAGINATION');
    const [, page] = await net.attempt(['put', 'x', '1'], ['page', 'a', 'z', '2']);
    expect(page).toContain('PAGINATION_AFTER_WRITE');
    await expect(
      net.endorse([
        ['page', 'a', 'z', '2'],
        ['put', 'x', '1'],
      ]),
    ).rejects.toMatchObject({ code: 'CHAINCODE_FAILED' });
  });
});

describe('keys', () => {
  test('are non-empty and well-formed', async () => {
    const results = await net.attempt(['put', '', '1'], ['get', ''], ['put', '\ud800', '1']);
    for (const result of results) expect(result).toContain('BAD_KEY');
  });

  test('names of object members are keys like others', async () => {
    await net.run(['put', '__proto__', '1'], ['put', 'constructor', '2']);
    expect(net.state('__proto__')).toBe('1');
    expect(net.state('constructor')).toBe('2');
    expect(net.state('toString')).toBeUndefined();
  });
});

describe('what a function knows', () => {
  test('who calls, with organisation, id and attributes', async () => {
    const carol = net.ledger.identity('BankCMSP', 'carol', { role: 'checker' });
    const result = await net.ledger.evaluate(carol, 'script:run', ['[["whoami"]]']);
    expect(JSON.parse(Buffer.from(result).toString())).toEqual([
      ['BankCMSP', 'x509::/O=BankCMSP/OU=client/CN=carol::/O=BankCMSP/CN=ca.BankCMSP', 'checker'],
    ]);
  });

  test('its bank: queries go to the caller’s own', async () => {
    const carol = net.ledger.identity('BankCMSP', 'carol');
    const result = await net.ledger.evaluate(carol, 'script:run', ['[["bank"]]']);
    expect(Buffer.from(result).toString()).toBe('["BankCMSP"]');
  });

  test('transient input, which no block holds', async () => {
    const secret = Buffer.from('s3cret-in-transit');
    const endorsed = await net.endorse([['put', 'a', '1']], { transient: { secret } });
    await net.commit(endorsed);
    const echo = await net.ledger.evaluate(net.alice, 'script:run', ['[["transient","secret"]]'], {
      transient: { secret },
    });
    expect(Buffer.from(echo).toString()).toBe('["s3cret-in-transit"]');
    for await (const block of net.ledger.blocks({ follow: false })) {
      for (const { bytes } of block.transactions) {
        expect(Buffer.from(bytes).includes(secret)).toBe(false);
      }
    }
  });

  test('nothing after it has returned: a write not waited for is refused', async () => {
    await net.ledger.evaluate(net.alice, 'script:careless', ['k']);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ScriptContract.lateError).toContain('SIMULATION_ENDED');
  });

  test('an unknown function or contract is answered with 500', async () => {
    for (const name of ['script:nope', 'other:run', 'script:beforeTransaction']) {
      await expect(net.ledger.evaluate(net.alice, name, [])).rejects.toMatchObject({
        code: 'CHAINCODE_FAILED',
      });
    }
  });

  test('a function that never ends is given up', async () => {
    const endorsing = net.endorse([['hang']]);
    await new Promise((resolve) => setImmediate(resolve));
    net.scheduler.advance(30_000);
    await expect(endorsing).rejects.toMatchObject({ code: 'ENDORSER_UNAVAILABLE' });
  });
});
