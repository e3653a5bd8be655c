/** Acts around a sale and around clearing that come to nothing, and those that put one's own notes in order. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { accept, reserve } from '@fuqi/sdk';
import { BANK_B, CORE, MANDATE, T1, T2 } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import { GatewayMesh } from '../testing/gateway-mesh';
import { issueVoucher, openWorld } from '../testing/gateway-world';
import { openTestGateway, signOnDevice } from '../testing/test-gateway';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

const INVOICE = {
  ...{ act: 'register-invoice', supplier: T1, code: '4403192130', number: '00123457' },
  ...{ amount: '500', delivered: '2026-11-01', smeConsents: true, registrar: MANDATE },
};

describe('acts at the desks', () => {
  let world: TestWorld;
  let mesh: GatewayMesh;

  beforeAll(async () => {
    world = await openWorld();
    await issueVoucher(world);
    const supplier = world.member(T1);
    const [offered] = supplier.wallet.notes;
    await supplier.carryOut(accept(supplier.session, offered!));
    mesh = await GatewayMesh.open(world, [CORE, T1, BANK_B, MANDATE]);
    await mesh.settle();
  }, 240_000);
  afterAll(() => mesh.close());

  const free = (id: number, query = ''): ReturnType<GatewayMesh['voucher']> =>
    mesh.voucher(id, `kind=voucher&state=available${query}`);

  test('what was split is merged again, and says that it can be', async () => {
    const { id } = await free(T1);
    await mesh.carryOut(T1, { act: 'split', vouchers: [id], values: ['400000000'] });
    const parts = await mesh.vouchers(T1, 'kind=voucher&state=available');
    const read = await mesh.read(T1, `/v1/vouchers/${parts[0]?.id ?? ''}`);
    expect(read['actions']).toEqual(['split', 'merge', 'pass-on', 'sell']);
    await mesh.carryOut(T1, { act: 'merge', vouchers: parts.map((part) => part.id) });
    const whole = await free(T1);
    expect(whole.value).toBe('1000000000');
    const { nodes } = (await mesh.read(T1, `/v1/vouchers/${whole.id}/tree`)) as {
      nodes: { act: string }[];
    };
    expect(nodes.map(({ act }) => act)).toEqual(['issue', 'accept', 'split', 'split', 'merge']);
  });

  test('a bank pays no reserve that it did not quote for; it can release it', async () => {
    const supplier = world.member(T1);
    const note = supplier.find(({ note: { owner } }) => owner === BigInt(T1));
    const quote = { bank: BANK_B, net: 1n, rest: 1n, expiry: world.ledger.current.date + 8 };
    await supplier.carryOut(reserve(supplier.session, [note], 300_000_000n, quote));
    await mesh.settle();
    const { voucher } = await mesh.task(BANK_B, 'pay-reserved');
    const read = await mesh.read(BANK_B, `/v1/vouchers/${voucher ?? ''}`);
    expect(read['actions']).toEqual(['pay', 'release']);
    const refused = await mesh.draft(BANK_B, { act: 'pay', voucher });
    expect([refused.status, refused.body['slug']]).toEqual([422, 'quote-mismatch']);
    await mesh.carryOut(BANK_B, { act: 'release', voucher });
    expect(await free(T1, '&value[lte]=300000000')).toMatchObject({ value: '300000000' });
  });

  test('a payment that failed gives the seller its voucher back, free', async () => {
    const { id: voucher } = await free(T1, '&value[lte]=300000000');
    const [seller, bank] = [mesh.at(T1), mesh.at(BANK_B)];
    const sale = { voucher, value: '300000000', banks: [BANK_B] };
    const asked = await seller.post('/v1/quote-requests', seller.keys.maker, sale);
    await mesh.deliver();
    const { quoteRequest } = await mesh.task(BANK_B, 'answer-quote-request');
    const terms = { rateBps: 300, dayBasis: 365, fees: '100', validUntil: '2026-11-25' };
    const path = `/v1/quote-requests/${quoteRequest ?? ''}/quotes`;
    // Only the bank that was asked quotes; the seller's own request is not one to answer.
    const own = `/v1/quote-requests/${asked.body['id'] as string}/quotes`;
    expect((await seller.post(own, seller.keys.maker, terms)).status).toBe(404);
    expect((await bank.post(path, bank.keys.maker, terms)).status).toBe(201);
    await mesh.deliver();
    const read = await mesh.read(T1, `/v1/quote-requests/${asked.body['id'] as string}`);
    const [quote] = read['quotes'] as { id: string }[];
    await mesh.carryOut(T1, { act: 'reserve', voucher, quote: quote?.id });
    const held = await mesh.task(BANK_B, 'pay-reserved');
    await mesh.carryOut(BANK_B, { act: 'pay', voucher: held.voucher });
    const list = await mesh.read(BANK_B, '/v1/payments');
    const [paying] = list['items'] as { voucher: string; purpose: string; direction: string }[];
    expect(paying).toMatchObject({ purpose: 'funding', direction: 'outgoing', state: 'held' });
    const detail = await mesh.read(BANK_B, `/v1/vouchers/${paying?.voucher ?? ''}`);
    expect(detail['actions']).toEqual(['fail']);
    await mesh.carryOut(BANK_B, { act: 'fail', voucher: paying?.voucher });
    expect(await free(T1, '&value[lte]=300000000')).toMatchObject({ value: '300000000' });
    expect(await mesh.read(BANK_B, '/v1/payments')).toMatchObject({ items: [] });
  });

  test('an invoice needs the banks’ check and a supplier whose gateway is known', async () => {
    const elsewhere = await mesh.draft(CORE, { ...INVOICE, supplier: T2 });
    expect([elsewhere.status, elsewhere.body['slug']]).toEqual([422, 'peer-unknown']);
    const alone = await openTestGateway(world, CORE);
    const unchecked = await alone.post('/v1/operations/drafts', alone.keys.maker, INVOICE);
    expect([unchecked.status, unchecked.body['slug']]).toEqual([503, 'uniqueness-unavailable']);
    await alone.close();
  });

  test('a countersigner’s maker cannot check himself, and buyer and supplier sign apart', async () => {
    const drafted = await mesh.draft(CORE, INVOICE);
    const operation = drafted.body['id'] as string;
    await mesh.deliver();
    const { operation: here } = await mesh.task(T1, 'countersign-invoice');
    const at = mesh.at(T1);
    const path = `/v1/operations/${here ?? ''}`;
    const maker = { member: T1, slot: 0, key: at.keys.maker };
    const signatures = await signOnDevice(at, world, here ?? '', maker);
    const asChecker = await at.post(`${path}/signatures`, at.keys.checker, signatures);
    expect([asChecker.status, asChecker.body['slug']]).toEqual([403, 'signature-invalid']);
    const request = await at.get(`${path}/signing-request`, at.keys.maker);
    // Of the buyer's secrets nothing is told: only the leg that both sign.
    expect(request.text).not.toContain('recipe');
    // The buyer's officers cannot sign for the supplier, nor is the supplier's number known at the buyer's.
    expect((await mesh.at(CORE).get(path, mesh.at(CORE).keys.reader)).status).toBe(404);
    // Below the threshold one officer suffices, on either side.
    const signed = await at.post(`${path}/signatures`, at.keys.maker, signatures);
    expect(signed.body).toMatchObject({ state: 'countersigned', officersNeeded: 1 });
    const gone = await at.post(`${path}/submit`, at.keys.maker);
    expect([gone.status, gone.body['slug']]).toEqual([409, 'operation-state']);
    await mesh.deliver();
    expect((await mesh.sign(CORE, operation, 0)).body).toMatchObject({ state: 'ready' });
    expect((await mesh.submit(CORE, operation)).body).toMatchObject({ state: 'committed' });
    const again = await mesh.draft(CORE, INVOICE);
    await mesh.deliver();
    const second = await mesh.task(T1, 'countersign-invoice');
    await mesh.sign(T1, second.operation ?? '', 0);
    await mesh.deliver();
    await mesh.sign(CORE, again.body['id'] as string, 0);
    const twice = await mesh.submit(CORE, again.body['id'] as string);
    expect(twice.body).toMatchObject({ state: 'refused', problem: 'FUQI-TAG-003' });
    const told = await mesh.read(T1, `/v1/operations/${second.operation ?? ''}`);
    expect(told).toMatchObject({ state: 'refused', problem: 'FUQI-TAG-003' });
  });

  test('a clearing payment that failed is due again', async () => {
    await world.goTo('2027-05-21');
    await mesh.settle();
    const due = await mesh.tasks(MANDATE);
    expect(due.map(({ kind }) => kind)).toEqual(['clear-due', 'clear-due']);
    const [first] = due;
    await mesh.carryOut(MANDATE, { act: 'pay', voucher: first?.voucher });
    const list = await mesh.read(MANDATE, '/v1/payments');
    const [paying] = list['items'] as { voucher: string }[];
    const early = await mesh.draft(MANDATE, { act: 'clear', voucher: paying?.voucher });
    expect([early.status, early.body['slug']]).toEqual([409, 'payment-unconfirmed']);
    expect((await mesh.tasks(MANDATE)).map(({ kind }) => kind)).toEqual(['clear-due']);
    await mesh.carryOut(MANDATE, { act: 'fail', voucher: paying?.voucher });
    expect(await mesh.tasks(MANDATE)).toHaveLength(2);
  });
});
