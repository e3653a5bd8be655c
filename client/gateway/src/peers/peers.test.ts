/** What gateways take from each other, and what they do not. */
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { BANK_A, BANK_B, CORE, T1, T2 } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import { z } from '../schemas/z';
import { GatewayMesh } from '../testing/gateway-mesh';
import { gatewayMember, issueVoucher, openWorld } from '../testing/gateway-world';
import { openTestGateway } from '../testing/test-gateway';
import { sealEnvelope } from './envelope';
import type { Envelope } from './envelope';
import type { PeerMessage } from './messages';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

const NOW = (): string => new Date().toISOString();
const ID = '1'.padStart(32, '0');

describe('messages between gateways', () => {
  let world: TestWorld;
  let mesh: GatewayMesh;

  beforeAll(async () => {
    world = await openWorld();
    await issueVoucher(world);
    mesh = await GatewayMesh.open(world, [T1, BANK_A, BANK_B]);
    await mesh.settle();
  }, 240_000);
  afterAll(() => mesh.close());

  const sealed = (
    from: number,
    to: number,
    message: PeerMessage | string,
    of: Partial<Envelope> = {},
  ): Envelope =>
    sealEnvelope(gatewayMember(world, from), {
      ...{ to, id: randomBytes(16).toString('hex'), sentAt: NOW() },
      content: typeof message === 'string' ? message : JSON.stringify(message),
      ...of,
    });

  async function send(
    to: number,
    envelope: Envelope,
    key = envelope.id,
  ): Promise<readonly [status: number, slug: unknown]> {
    const response = await fetch(`${mesh.at(to).url}/v1/peer/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(envelope),
    });
    const body = (await response.json()) as { readonly slug?: string };
    return [response.status, body.slug];
  }

  const asked = (request = ID): PeerMessage => ({
    ...{ kind: 'quote-request', request, issuer: CORE, registrar: 3 },
    ...{ value: '1000', due: '2027-05-21' },
  });
  const requests = async (id: number): Promise<readonly { readonly id: string }[]> =>
    (await mesh.read(id, '/v1/quote-requests'))['items'] as { id: string }[];

  test('only what the sender signed, for this member, on this channel', async () => {
    const genuine = sealed(T2, BANK_A, asked());
    const forged: Envelope[] = [
      { ...genuine, content: JSON.stringify({ ...asked(), value: '9999' }) },
      { ...genuine, from: T1 },
      { ...genuine, id: '2'.repeat(32) },
      { ...genuine, sentAt: '2026-11-24T08:00:01.000Z' },
      { ...genuine, signature: { ...genuine.signature, s: '0'.repeat(64) } },
      { ...genuine, signature: { ...genuine.signature, s: 'f'.repeat(64) } },
      { ...genuine, signature: { ...genuine.signature, r8: { x: ID + ID, y: ID + ID } } },
      { ...genuine, from: 99 },
      sealed(T2, BANK_B, asked()),
    ];
    for (const envelope of forged) {
      expect(await send(BANK_A, envelope)).toEqual([401, 'unauthenticated']);
    }
    const other = { ...gatewayMember(world, T2), network: { channel: 'other', contract: 'fuqi' } };
    const { from, signature, ...rest } = genuine;
    expect([from, signature.s.length]).toEqual([T2, 64]);
    expect(await send(BANK_A, sealEnvelope(other, rest))).toEqual([401, 'unauthenticated']);
    expect(await requests(BANK_A)).toEqual([]);
    expect(await send(BANK_A, genuine)).toEqual([200, undefined]);
    expect(await requests(BANK_A)).toHaveLength(1);
  });

  test('a message is taken once, under whatever key it comes again', async () => {
    const envelope = sealed(T2, BANK_A, asked('3'.repeat(32)));
    for (const key of [envelope.id, envelope.id, 'another-key-1', 'another-key-2']) {
      expect(await send(BANK_A, envelope, key)).toEqual([200, undefined]);
    }
    expect(await requests(BANK_A)).toHaveLength(2);
    const rows = await mesh
      .at(BANK_A)
      .db.query(z.object({ id: z.string() }), 'select id from peer_inbox where id = $1', [
        envelope.id,
      ]);
    expect(rows).toHaveLength(1);
  });

  test('not when it is old, from the future, or of no kind', async () => {
    const day = 86_400_000;
    const at = (ms: number): string => new Date(Date.now() + ms).toISOString();
    const old = sealed(T2, BANK_A, asked(), { sentAt: at(-8 * day) });
    expect(await send(BANK_A, old)).toEqual([409, 'operation-expired']);
    const early = sealed(T2, BANK_A, asked(), { sentAt: at(day) });
    expect(await send(BANK_A, early)).toEqual([400, 'malformed']);
    for (const content of ['', '{}', '[]', '{"kind":"order"}', '{"kind":"quote-request"}']) {
      expect(await send(BANK_A, sealed(T2, BANK_A, content))).toEqual([400, 'malformed']);
    }
  });

  test('a supplier is no bank, and does not keep anybody’s account', async () => {
    expect(await send(T1, sealed(T2, T1, asked()))).toEqual([403, 'role-missing']);
    const notice: PeerMessage = {
      ...{ kind: 'payment-sent', reference: ID + ID, payee: T1, amount: '5' },
      purpose: 'funding',
    };
    // T1's account is at bank B.
    expect(await send(BANK_A, sealed(CORE, BANK_A, notice))).toEqual([403, 'not-permitted']);
    expect(await send(BANK_B, sealed(CORE, BANK_B, notice))).toEqual([200, undefined]);
  });

  test('signatures of an operation that is not theirs are not taken', async () => {
    const signatures = [{ leg: 0, slot: 0, r8: { x: ID + ID, y: ID + ID }, s: ID + ID }];
    const message: PeerMessage = { kind: 'countersignatures', operation: ID, signatures };
    expect(await send(T1, sealed(T2, T1, message))).toEqual([404, 'not-found']);
    const request: PeerMessage = {
      ...{ kind: 'countersign', operation: ID, request: '{"legs":[]}' },
      invoice: { code: '4403192130', number: '00123456', secret: ID + ID },
    };
    expect((await send(T1, sealed(T2, T1, request)))[0]).toBe(400);
  });

  describe('quotes', () => {
    let request = '';
    let voucher = '';

    beforeAll(async () => {
      voucher = (await mesh.voucher(T1, 'kind=voucher&state=offered')).id;
      const at = mesh.at(T1);
      const body = { voucher, value: '1000000', banks: [BANK_A] };
      const made = await at.post('/v1/quote-requests', at.keys.maker, body);
      request = made.body['id'] as string;
      await mesh.deliver();
    });

    const quote = (of: object = {}): PeerMessage => ({
      ...{ kind: 'quote', request, quote: randomBytes(16).toString('hex') },
      // 178 days at 365 bps of 360: 1,000,000 · 365 · 178 / 3,600,000 = 18,047.2
      ...{ rateBps: 365, dayBasis: 360, days: 178, fees: '0', interest: '18047', net: '981953' },
      ...{ valueDay: '2026-11-24', validUntil: '2026-11-25', salt: ID + ID },
      ...of,
    });

    test('only of banks that were asked, with sums that hold, and not past their time', async () => {
      expect(await send(T1, sealed(BANK_B, T1, quote()))).toEqual([404, 'not-found']);
      const wrong = [
        { interest: '18048', net: '981952' },
        { net: '981954' },
        { days: 177 },
        { rateBps: 364 },
        { fees: '1' },
      ];
      for (const of of wrong) {
        expect(await send(T1, sealed(BANK_A, T1, quote(of)))).toEqual([422, 'quote-mismatch']);
      }
      const past = quote({ validUntil: '2026-11-23' });
      expect(await send(T1, sealed(BANK_A, T1, past))).toEqual([409, 'quote-expired']);
      expect(await mesh.read(T1, `/v1/quote-requests/${request}`)).toMatchObject({ quotes: [] });
    });

    test('a bank says what it says once', async () => {
      const given = quote();
      expect(await send(T1, sealed(BANK_A, T1, given))).toEqual([200, undefined]);
      const better = quote({ rateBps: 0, interest: '0', net: '1000000' });
      expect(await send(T1, sealed(BANK_A, T1, better))).toEqual([409, 'quote-given']);
      const read = await mesh.read(T1, `/v1/quote-requests/${request}`);
      expect(read).toMatchObject({ state: 'answered', quotes: [{ net: '981953', rateBps: 365 }] });
    });

    test('neither another bank nor another supplier sees the request', async () => {
      for (const id of [BANK_A, BANK_B]) {
        const one = await mesh.at(id).get(`/v1/quote-requests/${request}`, mesh.at(id).keys.reader);
        expect([one.status, one.body['slug']]).toEqual([404, 'not-found']);
      }
      // The bank that was asked has it under a number of its own, without the voucher.
      const { text } = await mesh.at(BANK_A).get('/v1/quote-requests', mesh.at(BANK_A).keys.reader);
      expect(text).toContain('"value":"1000000"');
      expect(text).not.toContain(voucher);
      expect(text).not.toContain(request);
      expect(await requests(BANK_B)).toEqual([]);
      const other = await openTestGateway(world, T2);
      const one = await other.get(`/v1/quote-requests/${request}`, other.keys.reader);
      expect(one.status).toBe(404);
      await other.close();
    });

    test('it cannot be taken for another voucher, nor after its last day', async () => {
      const read = await mesh.read(T1, `/v1/quote-requests/${request}`);
      const [given] = read['quotes'] as { id: string }[];
      const body = { act: 'reserve', voucher: ID + ID, quote: given?.id };
      const another = await mesh.draft(T1, body);
      expect([another.status, another.body['slug']]).toEqual([422, 'quote-mismatch']);
      const nothing = await mesh.draft(T1, { ...body, voucher, quote: ID });
      expect([nothing.status, nothing.body['slug']]).toEqual([404, 'not-found']);
      await world.goTo('2026-11-26');
      await mesh.settle();
      const late = await mesh.draft(T1, { ...body, voucher });
      expect([late.status, late.body['slug']]).toEqual([409, 'quote-expired']);
      expect(await mesh.read(T1, `/v1/quote-requests/${request}`)).toMatchObject({
        ...{ state: 'closed', quotes: [{ expired: true }] },
      });
    });
  });

  test('only a registrar has a clearing desk', async () => {
    const at = mesh.at(T1);
    for (const list of ['due', 'payments', 'issuers']) {
      const refused = await at.get(`/v1/clearing/${list}`, at.keys.reader);
      expect([refused.status, refused.body['slug']]).toEqual([403, 'clearing-desk-missing']);
    }
  });

  test('what cannot be delivered waits, and arrives once there is somebody', async () => {
    const peers = new Map([[BANK_B, 'http://127.0.0.1:9']]);
    const alone = await openTestGateway(world, T1, {}, { peers });
    const [offered] = await mesh.vouchers(T1, 'kind=voucher');
    const body = { voucher: offered?.id, value: '7', banks: [BANK_B] };
    const made = await alone.post('/v1/quote-requests', alone.keys.maker, body);
    expect(made.status).toBe(201);
    const { outbox } = alone.gateway.services;
    await outbox.idle();
    const waiting = z.object({ state: z.string(), attempts: z.int(), problem: z.string() });
    const sql = 'select state, attempts, problem from peer_outbox';
    expect(await alone.db.query(waiting, sql)).toEqual([
      { state: 'waiting', attempts: 1, problem: 'unreachable' },
    ]);
    expect(await requests(BANK_B)).toEqual([]);
    peers.set(BANK_B, mesh.at(BANK_B).url);
    await alone.db.run("update peer_outbox set next_at = '2000-01-01T00:00:00.000Z'");
    outbox.kick();
    await outbox.idle();
    expect(await requests(BANK_B)).toHaveLength(1);
    const asks = { voucher: offered?.id, value: '7', banks: [BANK_A] };
    const unknown = await alone.post('/v1/quote-requests', alone.keys.maker, asks);
    expect([unknown.status, unknown.body['slug']]).toEqual([422, 'peer-unknown']);
    await alone.close();
  });
});
