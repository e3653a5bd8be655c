import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CORE, T1 } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import { formatPaper } from '@fuqi/sdk';
import { FACE, issueVoucher, openWorld } from '../testing/gateway-world';
import { openTestGateway } from '../testing/test-gateway';
import type { TestGateway } from '../testing/test-gateway';

jest.setTimeout(60_000);

let world: TestWorld;
let [core, supplier]: TestGateway[] = [];
let id: string;

beforeAll(async () => {
  world = await openWorld();
  await issueVoucher(world);
  core = await openTestGateway(world, CORE);
  supplier = await openTestGateway(world, T1);
  const list = await supplier.get('/v1/vouchers?kind=voucher', supplier.keys.reader);
  id = (list.body['items'] as { id: string }[])[0]?.id ?? '';
}, 120_000);

afterAll(async () => {
  await core?.close();
  await supplier?.close();
});

/** The text that the printed code holds. */
function codeOf(change: (value: bigint) => bigint = (value) => value): string {
  const found = world.member(T1).wallet.note(BigInt(`0x${id}`));
  if (found?.sealed === undefined) throw new Error('not sealed');
  const note = { ...found.note, value: change(found.note.value) };
  return formatPaper({ channel: world.ledger.network.channel, note, sealed: found.sealed });
}

describe('a printed voucher', () => {
  test('is a PDF with its characters in it, the same every time', async () => {
    const key = supplier!.keys.reader;
    const read = async (): Promise<Buffer> => {
      const response = await fetch(`${supplier!.url}/v1/vouchers/${id}/paper`, {
        headers: { authorization: `Bearer ${key}` },
      });
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'application/pdf',
      ]);
      return Buffer.from(await response.arrayBuffer());
    };
    const [first, second] = [await read(), await read()];
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(first.toString('latin1')).toContain('NotoSans');
    expect(first.length).toBeGreaterThan(10_000);
    expect(second.equals(first)).toBe(true);
  });

  test('an invoice’s capacity or a quota is none', async () => {
    const list = await core!.get('/v1/vouchers?kind=quota', core!.keys.reader);
    const [quota] = list.body['items'] as { id: string }[];
    const answer = await core!.get(`/v1/vouchers/${quota?.id ?? ''}/paper`, core!.keys.reader);
    expect(answer.body['slug']).toBe('note-kind');
  });

  test('is checked by anybody, in another organisation too', async () => {
    const answer = await core!.post('/v1/papers/verify', core!.keys.reader, { paper: codeOf() });
    expect(answer.body).toMatchObject({
      verdict: 'stands',
      commitment: id,
      value: FACE.toString(),
      due: '2027-05-21',
    });
  });

  test('with another amount it is not found', async () => {
    const paper = codeOf((value) => value * 2n);
    const answer = await core!.post('/v1/papers/verify', core!.keys.reader, { paper });
    expect(answer.body).toMatchObject({ verdict: 'not-found', value: (FACE * 2n).toString() });
  });

  test('what is no paper is refused', async () => {
    const answer = await core!.post('/v1/papers/verify', core!.keys.reader, { paper: 'FUQI1.x' });
    expect([answer.status, answer.body['slug']]).toEqual([400, 'malformed']);
  });
});
