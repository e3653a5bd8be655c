/** S1 by HTTP alone, to the fen: seven organisations, a gateway and a database each. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { BANK_A, BANK_B, CORE, MANDATE, T1, T2, T3, TestWorld } from '../../sdk/src/testing';
import { GatewayMesh } from './testing/gateway-mesh';

// A busy machine is slow, not wrong.
jest.setTimeout(120_000);

const DUE = '2027-05-21';

interface ReadQuote {
  readonly id: string;
  readonly net: string;
  readonly bank: { readonly id: number };
  readonly allInBps: string;
  readonly text: { readonly zh: string; readonly en: string };
}

describe('the life of a voucher by HTTP', () => {
  let mesh: GatewayMesh;

  beforeAll(async () => {
    const world = await TestWorld.open();
    await world.goTo('2026-11-24');
    mesh = await GatewayMesh.open(world, [BANK_A, BANK_B, MANDATE, CORE, T1, T2, T3]);
    await mesh.settle();
  }, 240_000);
  afterAll(() => mesh.close());

  test('bank A grants the quota', async () => {
    await mesh.carryOut(BANK_A, {
      ...{ act: 'grant-quota', to: CORE, value: '5000000000' },
      ...{ lastDay: '2027-11-22', registrar: MANDATE },
    });
    expect(await mesh.voucher(CORE, 'kind=quota')).toMatchObject({ value: '5000000000' });
    const limit = { act: 'grant-limit', issuer: CORE, value: '300000000' };
    await mesh.carryOut(BANK_A, limit);
    expect(await mesh.voucher(BANK_A, 'kind=limit')).toMatchObject({ value: '300000000' });
  });

  test('buyer and supplier register the invoice, each on its own gateway', async () => {
    const drafted = await mesh.draft(CORE, {
      ...{ act: 'register-invoice', supplier: T1, code: '4403192130', number: '00123456' },
      ...{ amount: '1130000000', delivered: '2026-11-01', smeConsents: true, registrar: MANDATE },
    });
    expect(drafted.status).toBe(201);
    expect(drafted.body).toMatchObject({ countersigner: { party: { id: T1 }, signed: false } });
    const operation = drafted.body['id'] as string;
    await mesh.sign(CORE, operation, 0);
    expect((await mesh.sign(CORE, operation, 1)).body).toMatchObject({ state: 'signed' });
    const alone = await mesh.submit(CORE, operation);
    expect([alone.status, alone.body['slug']]).toEqual([409, 'countersignature-missing']);
    const { operation: here } = await mesh.task(T1, 'countersign-invoice');
    expect(here).not.toBe(operation);
    expect((await mesh.sign(T1, here ?? '', 0)).body).toMatchObject({ state: 'signed' });
    const maker = await mesh.sign(T1, here ?? '', 0);
    expect(maker.body).toMatchObject({ state: 'signed' });
    const done = await mesh.sign(T1, here ?? '', 1);
    expect(done.body).toMatchObject({ state: 'countersigned', host: { id: CORE } });
    await mesh.deliver();
    expect((await mesh.submit(CORE, operation)).body).toMatchObject({
      state: 'committed',
      countersigner: { signed: true },
    });
    expect(await mesh.voucher(CORE, 'kind=capacity')).toMatchObject({ value: '1130000000' });
    const told = await mesh.read(T1, `/v1/operations/${here ?? ''}`);
    expect(told).toMatchObject({ state: 'committed' });
    expect(await mesh.tasks(T1)).toEqual([]);
  });

  test('the core enterprise issues; the supplier finds it in its inbox and accepts', async () => {
    const [quota, capacity] = [
      await mesh.voucher(CORE, 'kind=quota'),
      await mesh.voucher(CORE, 'kind=capacity'),
    ];
    const ids = { quota: quota.id, capacity: capacity.id };
    await mesh.carryOut(CORE, { act: 'issue', ...ids, value: '1000000000', due: DUE });
    const { voucher } = await mesh.task(T1, 'accept-offer');
    await mesh.carryOut(T1, { act: 'accept', voucher });
  });

  test('it is passed on in parts, down three tiers', async () => {
    const pass = async (from: number, payee: number, value: string): Promise<void> => {
      const { id } = await mesh.voucher(from, 'kind=voucher&state=available');
      await mesh.carryOut(from, { act: 'pass-on', vouchers: [id], values: [value], payee });
      const { voucher } = await mesh.task(payee, 'accept-offer');
      await mesh.carryOut(payee, { act: 'accept', voucher });
    };
    await pass(T1, T2, '600000000');
    await pass(T2, T3, '250000000');
    const own = await mesh.voucher(T2, 'kind=voucher&state=available');
    const { nodes } = (await mesh.read(T2, `/v1/vouchers/${own.id}/tree`)) as {
      nodes: { id: string; parent: string | null; act: string; value: string }[];
    };
    expect(nodes.map(({ act, value }) => [act, value])).toEqual([
      ['pass-on', '600000000'],
      ['accept', '600000000'],
      expect.arrayContaining(['pass-on']),
      expect.arrayContaining(['pass-on']),
    ]);
    const [offered, accepted] = nodes;
    expect(nodes.map(({ parent }) => parent)).toEqual([
      null,
      ...[offered?.id, accepted?.id, accepted?.id],
    ]);
  });

  /** Asks, is answered, takes the best, is paid, and the title passes. */
  async function sell(
    seller: number,
    value: string,
    quotes: readonly (readonly [bank: number, rateBps: number, fees: string])[],
    confirming: number,
  ): Promise<ReadQuote> {
    const { id: voucher } = await mesh.voucher(seller, 'kind=voucher&state=available');
    const at = mesh.at(seller);
    const banks = quotes.map(([bank]) => bank);
    const asked = await at.post('/v1/quote-requests', at.keys.maker, { voucher, value, banks });
    expect([asked.status, asked.body['state']]).toEqual([201, 'open']);
    const request = asked.body['id'] as string;
    await mesh.deliver();
    for (const [bank, rateBps, fees] of quotes) {
      const { quoteRequest } = await mesh.task(bank, 'answer-quote-request');
      const desk = mesh.at(bank);
      const terms = { rateBps, dayBasis: 360, fees, validUntil: '2026-12-11' };
      const path = `/v1/quote-requests/${quoteRequest ?? ''}/quotes`;
      expect((await desk.post(path, desk.keys.maker, terms)).status).toBe(201);
      const changed = await desk.post(path, desk.keys.maker, { ...terms, rateBps: rateBps + 1 });
      expect([changed.status, changed.body['slug']]).toEqual([409, 'quote-given']);
    }
    await mesh.deliver();
    const read = await mesh.read(seller, `/v1/quote-requests/${request}`);
    expect(read).toMatchObject({ state: 'answered', direction: 'sent' });
    const [best] = read['quotes'] as ReadQuote[];
    expect((await mesh.task(seller, 'choose-quote')).quoteRequest).toBe(request);
    await mesh.carryOut(seller, { act: 'reserve', voucher, quote: best!.id });
    expect(await mesh.read(seller, `/v1/quote-requests/${request}`)).toMatchObject({
      state: 'chosen',
    });
    const bank = best!.bank.id;
    await mesh.carryOut(bank, {
      act: 'pay',
      voucher: (await mesh.task(bank, 'pay-reserved')).voucher,
    });
    const { payment, amount } = await mesh.task(confirming, 'confirm-payment');
    expect(amount).toBe(best!.net);
    const early = await mesh.read(bank, '/v1/payments');
    const [held] = early['items'] as { voucher: string; state: string }[];
    expect(held?.state).toBe('held');
    const unpaid = await mesh.draft(bank, { act: 'fund', voucher: held?.voucher });
    expect([unpaid.status, unpaid.body['slug']]).toEqual([409, 'payment-unconfirmed']);
    await mesh.carryOut(confirming, { act: 'attest-paid', payment });
    await mesh.carryOut(bank, { act: 'fund', voucher: (await mesh.task(bank, 'fund')).voucher });
    return best!;
  }

  test('two suppliers sell, to the fen', async () => {
    await mesh.world.goTo('2026-12-10');
    await mesh.settle();
    // T3 keeps its account at bank A, which pays: T3 itself says that the money came.
    const first = await sell(T3, '250000000', [[BANK_A, 365, '0']], T3);
    expect(first).toMatchObject({ net: '245893750', allInBps: '376.25' });
    expect(first.text.zh).toContain('到手 ¥2,458,937.50');
    expect(first.text.en).toContain('you receive ¥2,458,937.50');
    // The lowest rate is not the best quote. T1's account is at bank B, which pays, so T1 confirms.
    const offers = [
      [BANK_A, 340, '200000'],
      [BANK_B, 350, '0'],
    ] as const;
    const second = await sell(T1, '150000000', offers, T1);
    expect(second).toMatchObject({ net: '147637500', bank: { id: BANK_B } });
    expect(await mesh.voucher(BANK_A, 'kind=voucher&state=available')).toMatchObject({
      value: '250000000',
    });
  });

  test('at maturity the clearing desk pays everybody and retires what was paid', async () => {
    await mesh.world.goTo(DUE);
    await mesh.settle();
    const list = await mesh.read(MANDATE, '/v1/clearing/payments');
    expect(list).toMatchObject({ day: DUE, total: '1000000000' });
    const due = list['items'] as {
      payee: { id: number };
      amount: string;
      lines: { reference: string }[];
    }[];
    expect(due.map(({ payee, amount }) => [payee.id, amount])).toEqual([
      [BANK_A, '250000000'],
      [BANK_B, '150000000'],
      [T1, '250000000'],
      [T2, '350000000'],
    ]);
    expect(await mesh.read(MANDATE, '/v1/clearing/due')).toMatchObject({
      items: [{ due: DUE, total: '1000000000', count: 4 }],
    });
    expect(await mesh.read(MANDATE, '/v1/clearing/issuers')).toMatchObject({
      items: [{ issuer: { id: CORE }, outstanding: '1000000000', unaccepted: '0' }],
    });
    const payees = new Map(
      due.flatMap(({ payee, lines }) => lines.map(({ reference }) => [reference, payee.id])),
    );
    for (let left = due.length; left > 0; left -= 1) await clearNext(left, payees);
    expect(await mesh.read(MANDATE, '/v1/clearing/payments')).toMatchObject({ total: '0' });
    expect(await mesh.read(BANK_A, '/v1/clearing/issuers')).toMatchObject({
      quotas: [
        { holder: { id: BANK_A }, total: '1000000000' },
        { holder: { id: CORE }, total: '4000000000' },
      ],
    });
  }, 300_000);

  /** Whoever is paid confirms, or the bank of its account where that is not behind the clearing desk. */
  const CONFIRMING = new Map([
    [BANK_A, [BANK_A]],
    [BANK_B, [BANK_B]],
    [T1, [BANK_B, T1]],
    [T2, [T2]],
  ]);

  async function clearNext(left: number, payees: ReadonlyMap<string, number>): Promise<void> {
    const waiting = (await mesh.tasks(MANDATE)).filter(({ kind }) => kind === 'clear-due');
    expect(waiting).toHaveLength(left);
    const [first] = waiting;
    await mesh.carryOut(MANDATE, { act: 'pay', voucher: first?.voucher });
    const confirming = await whoConfirms(first?.payment ?? '');
    expect(confirming).toEqual(CONFIRMING.get(payees.get(first?.payment ?? '') ?? 0));
    const at = confirming.at(0) ?? 0;
    await mesh.carryOut(at, { act: 'attest-paid', payment: first?.payment });
    const { voucher } = await mesh.task(MANDATE, 'clear');
    await mesh.carryOut(MANDATE, { act: 'clear', voucher });
  }

  async function whoConfirms(payment: string): Promise<number[]> {
    const found: number[] = [];
    for (const id of [BANK_B, BANK_A, T1, T2, T3]) {
      const tasks = await mesh.tasks(id);
      if (tasks.some((task) => task.kind === 'confirm-payment' && task.payment === payment)) {
        found.push(id);
      }
    }
    return found;
  }

  test('nothing is left but what is nobody’s debt any more', async () => {
    for (const id of [T1, T2, T3, BANK_A, BANK_B]) {
      const { body } = await mesh.at(id).get('/v1/balances', mesh.at(id).keys.reader);
      const kinds = (body['items'] as { kind: string }[]).map(({ kind }) => kind);
      expect(kinds).not.toContain('voucher');
    }
    const back = await mesh.vouchers(BANK_A, 'kind=quota&state=available');
    expect(back.reduce((sum, { value }) => sum + BigInt(value), 0n)).toBe(1_000_000_000n);
  });
});
