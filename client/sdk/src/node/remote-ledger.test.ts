/** What a client makes of a served ledger that is away, goes away, is busy, or answers nonsense. */
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { utf8 } from '../bytes';
import { remoteLedger } from './remote-ledger';
import type { RemoteLedger } from './remote-ledger';

const CREDENTIAL = 'a'.repeat(43);
const BATCH = utf8('batch');

let server: Server;
let ledger: RemoteLedger;

afterEach(() => {
  ledger.close();
  server.closeAllConnections();
  server.close();
});

async function against(listener: RequestListener, waits = 2_000): Promise<RemoteLedger> {
  server = createServer(listener);
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ledger = remoteLedger({ url, credential: CREDENTIAL, answerMs: waits, commitMs: waits });
  return ledger;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of request as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

const answering =
  (status: number, body: unknown): RequestListener =>
  (request, response) =>
    void bodyOf(request).then(() => response.writeHead(status).end(JSON.stringify(body)));

const UNKNOWN = { state: 'unknown', error: { slug: 'outcome-unknown' } };
const UNAVAILABLE = { state: 'refused', error: { slug: 'ledger-unavailable', retryable: true } };

describe('a transaction', () => {
  test('is sent once, with its function, its arguments and the credential', async () => {
    const seen: unknown[] = [];
    await against((request, response) => {
      void bodyOf(request).then((body) => {
        seen.push([request.method, request.url, request.headers.authorization, body]);
        const result = Buffer.from('{"outcomes":[]}').toString('base64');
        response.end(JSON.stringify({ result }));
      });
    });
    expect(await ledger.submit(BATCH)).toEqual({ state: 'committed', outcomes: [] });
    const args = [Buffer.from(BATCH).toString('base64')];
    expect(seen).toEqual([
      [
        ...['POST', '/transact', `Bearer ${CREDENTIAL}`],
        JSON.stringify({ fn: 'operations:submit', args }),
      ],
    ]);
  });

  test('was not sent when nobody listens', async () => {
    await against(answering(200, {}));
    await new Promise((done) => server.close(done));
    expect(await ledger.submit(BATCH)).toMatchObject(UNAVAILABLE);
    await expect(ledger.channel()).rejects.toMatchObject({ slug: 'ledger-unavailable' });
  });

  test.each([
    ['before a byte of the answer', (request: IncomingMessage) => request.socket.destroy()],
    [
      'in the middle of the answer',
      (request: IncomingMessage) => {
        request.socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"res', () =>
          request.socket.destroy(),
        );
      },
    ],
  ])('has an unknown outcome when the line breaks %s', async (_, breakOff) => {
    await against((request) => void bodyOf(request).then(() => breakOff(request)));
    expect(await ledger.submit(BATCH)).toMatchObject(UNKNOWN);
    await expect(ledger.height()).rejects.toMatchObject({ slug: 'ledger-unavailable' });
  });

  test('has an unknown outcome when no answer comes in time', async () => {
    await against(() => undefined, 50);
    expect(await ledger.submit(BATCH)).toMatchObject(UNKNOWN);
  });

  test.each([
    ['no JSON', 'nonsense'],
    ['no result', {}],
    ['a result that is no text', { result: 5 }],
  ])('has an unknown outcome when the answer is %s', async (_, body) => {
    await against(answering(200, body));
    expect(await ledger.submit(BATCH)).toMatchObject(UNKNOWN);
  });

  test.each(['UNAUTHENTICATED', 'BAD_REQUEST', 'TOO_LARGE', 'BUSY'])(
    'did not reach the ledger when the server says %s',
    async (code) => {
      await against(answering(503, { code }));
      expect(await ledger.submit(BATCH)).toMatchObject(UNAVAILABLE);
    },
  );

  test.each([
    ['LEDGER_FAILED', {}, UNKNOWN],
    [
      'COMMIT_FAILED',
      { validationCode: 'MVCC_READ_CONFLICT' },
      { error: { slug: 'mvcc-conflict' } },
    ],
    ['ENDORSEMENT_MISMATCH', {}, { error: { slug: 'endorsement-mismatch' } }],
    ['ORDERER_FULL', {}, UNAVAILABLE],
  ])('keeps what the ledger says: %s', async (code, details, expected) => {
    await against(answering(422, { code, message: '', details }));
    expect(await ledger.submit(BATCH)).toMatchObject(expected);
  });
});

describe('blocks', () => {
  const block = (number: number): unknown => ({ number, calls: [] });

  test('come in pages until the newest', async () => {
    await against((request, response) => {
      const from = Number(new URL(request.url ?? '', 'http://x').searchParams.get('from'));
      const blocks = [from, from + 1].filter((number) => number < 5).map(block);
      response.end(JSON.stringify({ height: 5, blocks }));
    });
    const numbers: number[] = [];
    for await (const { number } of ledger.blocks(0)) numbers.push(number);
    expect(numbers).toEqual([0, 1, 2, 3, 4]);
  });

  test.each([
    ['out of turn', { height: 5, blocks: [block(3)] }],
    ['missing', { height: 5, blocks: [] }],
    ['without calls', { height: 5, blocks: [{ number: 0 }] }],
    ['with a call that is no call', { height: 1, blocks: [{ number: 0, calls: [7] }] }],
  ])('are refused when one is %s', async (_, page) => {
    await against(answering(200, page));
    const read = async (): Promise<void> => {
      for await (const { number } of ledger.blocks(0)) expect(number).toBe(0);
    };
    await expect(read()).rejects.toMatchObject({ slug: 'malformed' });
  });
});
