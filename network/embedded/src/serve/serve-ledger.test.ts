import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { TestLedger } from '../testing/test-ledger';
import { serveLedger } from './serve-ledger';
import type { ServedLedger, ServeOptions } from './serve-ledger';

const ALICE = 'a'.repeat(43);
const BOB = 'b'.repeat(43);

let ledger: TestLedger;
let served: ServedLedger;

async function serve(options: Partial<ServeOptions> = {}): Promise<void> {
  served = await serveLedger(ledger.ledger, {
    clients: [
      { credential: ALICE, identity: ledger.ledger.identity('BankAMSP', 'alice') },
      { credential: BOB, identity: ledger.ledger.identity('BankBMSP', 'bob') },
    ],
    ...options,
  });
}

beforeEach(async () => {
  ledger = await TestLedger.open();
});

afterEach(async () => {
  await served.close();
  await ledger.close();
});

interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function ask(path: string, body?: unknown, credential = ALICE): Promise<Answered> {
  const response = await fetch(served.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${credential}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Answered['body'] };
}

const script = (...steps: readonly (readonly string[])[]): unknown => ({
  fn: 'script:run',
  args: [Buffer.from(JSON.stringify(steps)).toString('base64')],
});

const resultOf = ({ body }: Answered): unknown =>
  JSON.parse(Buffer.from(String(body['result']), 'base64').toString('utf8'));

/** Cuts blocks until the answer is there. */
async function withBlocks<T>(asked: Promise<T>): Promise<T> {
  const pending = Symbol('pending');
  const pause = (): Promise<typeof pending> =>
    new Promise((next) => setTimeout(() => next(pending), 2));
  while ((await Promise.race([asked, pause()])) === pending) await ledger.ledger.flush();
  return asked;
}

const transact = (body: unknown, credential = ALICE): Promise<Answered> =>
  withBlocks(ask('/transact', body, credential));

describe('a served ledger', () => {
  test('takes transactions as the identity behind the credential, and shows them in blocks', async () => {
    await serve();
    const before = ledger.ledger.height();
    expect((await transact(script(['put', 'k', 'one']))).status).toBe(200);
    expect((await transact(script(['put', 'k', 'two']), BOB)).status).toBe(200);
    expect(resultOf(await ask('/evaluate', script(['get', 'k'])))).toEqual(['two']);
    expect((await ask('/height')).body).toEqual({ height: before + 2 });
    const { body } = await ask(`/blocks?from=${before}`);
    expect(body).toMatchObject({
      height: before + 2,
      blocks: [
        { number: before, calls: [{ answer: Buffer.from('[null]').toString('base64') }] },
        { number: before + 1, calls: [{ answer: Buffer.from('[null]').toString('base64') }] },
      ],
    });
    const creators: string[] = [];
    for await (const block of ledger.ledger.blocks({ from: before, follow: false })) {
      creators.push(...block.transactions.map(({ content }) => content?.creator.mspId ?? ''));
    }
    expect(creators).toEqual(['BankAMSP', 'BankBMSP']);
  });

  test.each(['', 'c'.repeat(43), ALICE.slice(1)])(
    'answers nothing to the credential "%s"',
    async (credential) => {
      await serve();
      for (const path of ['/height', '/blocks?from=0']) {
        const answer = await ask(path, undefined, credential);
        expect(answer).toEqual({ status: 401, body: { code: 'UNAUTHENTICATED' } });
      }
      const answer = await ask('/transact', script(['put', 'k', 'v']), credential);
      expect(answer).toEqual({ status: 401, body: { code: 'UNAUTHENTICATED' } });
      expect(ledger.state('k')).toBeUndefined();
    },
  );

  test('refuses short and repeated credentials', async () => {
    await serve();
    const identity = ledger.ledger.identity('BankAMSP', 'alice');
    for (const credentials of [['short'], [ALICE, ALICE]]) {
      const clients = credentials.map((credential) => ({ credential, identity }));
      await expect(serveLedger(ledger.ledger, { clients })).rejects.toMatchObject({
        code: 'INVALID_OPTIONS',
      });
    }
  });

  test('passes on what the ledger refuses, with code and message', async () => {
    await serve();
    const answer = await ask('/evaluate', { fn: 'script:absent', args: [] });
    expect(answer).toMatchObject({ status: 422, body: { code: 'CHAINCODE_FAILED' } });
  });

  test.each([
    ['no call', 5],
    ['a name that is none', { fn: 'a b', args: [] }],
    ['arguments that are no list', { fn: 'script:run', args: 'x' }],
    ['too many arguments', { fn: 'script:run', args: Array.from({ length: 17 }, () => '') }],
    ['an argument that is not base64', { fn: 'script:run', args: ['*'] }],
  ])('refuses %s', async (_, body) => {
    await serve();
    const answer = await ask('/evaluate', body);
    expect(answer).toEqual({ status: 400, body: { code: 'BAD_REQUEST' } });
  });

  test.each(['/', '/blocks', '/blocks?from=-1', '/blocks?from=00', '/transact'])(
    'knows no GET %s',
    async (path) => {
      await serve();
      expect(await ask(path)).toEqual({ status: 400, body: { code: 'BAD_REQUEST' } });
    },
  );

  test('reads no more of a request than the bound', async () => {
    await serve({ requestBytesMax: 1_000 });
    const large = script(['put', 'k', 'v'.repeat(2_000)]);
    expect(await ask('/transact', large)).toEqual({ status: 413, body: { code: 'TOO_LARGE' } });
    const response = await fetch(`${served.url}/transact`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ALICE}` },
      body: new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(400).fill(32)),
      }),
      duplex: 'half',
    });
    expect(response.status).toBe(413);
    expect(ledger.state('k')).toBeUndefined();
  });

  test('does no more at once than the bound', async () => {
    await serve({ callsMax: 1 });
    const first = ask('/transact', script(['put', 'k', 'v']));
    let busy: Answered;
    do busy = await ask('/height');
    while (busy.status === 200);
    expect(busy).toEqual({ status: 503, body: { code: 'BUSY' } });
    expect((await withBlocks(first)).status).toBe(200);
  });

  test('pages blocks', async () => {
    await serve();
    for (let i = 0; i < 70; i += 1) {
      await ledger.endorse([['put', `k${i}`, 'v']]).then((one) => ledger.commit(one));
    }
    const { body } = await ask('/blocks?from=1');
    const blocks = body['blocks'] as { number: number }[];
    expect(blocks.map(({ number }) => number)).toEqual(blocks.map((_, i) => i + 1));
    expect(blocks.length).toBe(64);
    expect(Number(body['height'])).toBeGreaterThan(65);
  });
});
