/** Whatever stops between draft and receipt, the effect is there once. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Ledger, SubmitOutcome } from '@fuqi/sdk';
import { FuqiError } from '@fuqi/domain';
import { T1, believingProver } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import { z } from '../schemas/z';
import type { Database } from '../db/database';
import { openTestDatabase } from '../testing/databases';
import { issueVoucher, openWorld } from '../testing/gateway-world';
import { freshKey, openTestGateway, signOnDevice } from '../testing/test-gateway';
import type { TestGateway } from '../testing/test-gateway';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

const count = z.object({ n: z.int() });

describe('interrupted operations', () => {
  let world: TestWorld;
  let db: Database;
  let at: TestGateway;
  /** What stands between gateway and ledger. */
  let way: { submit: (batch: Uint8Array) => Promise<SubmitOutcome>; receipt: Ledger['receipt'] };
  let prove: typeof believingProver.prove;
  const sent: string[] = [];

  const reset = (): void => {
    way = {
      submit: (batch) => world.ledger.submit(batch),
      receipt: (anchor) => world.ledger.receipt(anchor),
    };
    prove = (...asked) => believingProver.prove(...asked);
  };

  /** The supplier's gateway; another one on the same database is what a restart gives. */
  const start = (): Promise<TestGateway> => {
    const ledger: Ledger = Object.assign(Object.create(world.ledger) as Ledger, {
      submit: (batch: Uint8Array) => {
        sent.push(Buffer.from(batch).toString('hex'));
        return way.submit(batch);
      },
      receipt: (anchor: string) => way.receipt(anchor),
    });
    const prover = {
      ...believingProver,
      prove: (...asked: Parameters<typeof prove>) => prove(...asked),
    };
    return openTestGateway(world, T1, {}, { db, member: { ledger, prover } });
  };

  beforeAll(async () => {
    world = await openWorld();
    reset();
    db = await openTestDatabase();
    at = await start();
    await issueVoucher(world);
    await at.gateway.services.projector.run();
  });
  afterAll(() => at.close());

  /** A signed operation that splits or accepts what is usable. */
  async function ready(): Promise<string> {
    await world.ledger.sealAll();
    await world.syncAll();
    await at.gateway.services.projector.run();
    const list = await at.get('/v1/vouchers?kind=voucher&value[gte]=100000000', at.keys.reader);
    const usable = (list.body['items'] as { id: string; state: string }[]).find(
      ({ state }) => state === 'available' || state === 'offered',
    );
    const act =
      usable?.state === 'offered'
        ? { act: 'accept', voucher: usable.id }
        : { act: 'split', vouchers: [usable?.id], values: ['1'] };
    const drafted = await at.post('/v1/operations/drafts', at.keys.maker, act);
    expect(drafted.status).toBe(201);
    const id = drafted.body['id'] as string;
    for (const [slot, key] of [at.keys.maker, at.keys.checker].entries()) {
      const body = await signOnDevice(at, world, id, { member: T1, slot, key });
      expect((await at.post(`/v1/operations/${id}/signatures`, key, body)).status).toBe(200);
    }
    sent.length = 0;
    return id;
  }

  const submit = async (id: string) =>
    (await at.post(`/v1/operations/${id}/submit`, at.keys.maker, undefined, { prefer: 'wait=30' }))
      .body;

  test('a proof that fails sends nothing and can be made again', async () => {
    const id = await ready();
    prove = () => Promise.reject(new Error('out of memory'));
    expect(await submit(id)).toMatchObject({ state: 'ready', problem: 'FUQI-PROOF-007' });
    expect(sent).toEqual([]);
    reset();
    expect(await submit(id)).toMatchObject({ state: 'committed', problem: null });
    expect(sent).toHaveLength(1);
  });

  test('an unknown outcome is said so, and only the same bytes go out again', async () => {
    const id = await ready();
    const lost: SubmitOutcome = { state: 'unknown', error: new FuqiError('outcome-unknown') };
    way.submit = async (batch) => {
      await world.ledger.submit(batch);
      return lost;
    };
    way.receipt = () => Promise.reject(new Error('gone'));
    expect(await submit(id)).toMatchObject({ state: 'unknown', problem: 'FUQI-LEDGER-001' });
    reset();
    expect(await submit(id)).toMatchObject({ state: 'committed', problem: null });
    expect(sent.length).toBeGreaterThan(1);
    expect(new Set(sent).size).toBe(1);
  });

  test('a version that was closed meanwhile is answered by a new proof under the same signatures', async () => {
    const id = await ready();
    let refused = 0;
    way.submit = (batch) => {
      refused += 1;
      const error = new FuqiError('date-not-open');
      return refused > 1
        ? world.ledger.submit(batch)
        : Promise.resolve({ state: 'committed', outcomes: [{ ok: false, error, on: 'state' }] });
    };
    expect(await submit(id)).toMatchObject({ state: 'committed' });
    expect(refused).toBe(2);
    reset();
  });

  test('a final refusal ends it, with its code', async () => {
    const id = await ready();
    const error = new FuqiError('note-frozen');
    way.submit = () =>
      Promise.resolve({ state: 'committed', outcomes: [{ ok: false, error, on: 'state' }] });
    expect(await submit(id)).toMatchObject({ state: 'refused', problem: 'FUQI-NOTE-007' });
    reset();
    const again = await at.post(`/v1/operations/${id}/submit`, at.keys.maker);
    expect([again.status, again.body['slug']]).toEqual([409, 'operation-state']);
  });

  test('a gateway that ends while sending goes on after its restart, with the same bytes', async () => {
    const id = await ready();
    let wakeUp: (outcome: SubmitOutcome) => void = () => undefined;
    way.submit = async (batch) => {
      await world.ledger.submit(batch);
      return new Promise((done) => {
        wakeUp = done;
      });
    };
    const path = `/v1/operations/${id}/submit`;
    expect((await at.post(path, at.keys.maker)).status).toBe(202);
    while (sent.length === 0) await new Promise((done) => setTimeout(done, 10));
    const height = await world.ledger.height();
    const late = wakeUp;
    reset();
    const next = await start();
    await next.gateway.services.desk.idle();
    const read = await next.get(`/v1/operations/${id}`, next.keys.reader);
    expect(read.body).toMatchObject({ state: 'committed' });
    expect(new Set(sent).size).toBe(1);
    const { digest } = read.body as { digest: string };
    const receipt = await world.ledger.receipt(read.body['receipt'] as string);
    expect(receipt).toMatchObject({ state: 'recorded', digest });
    let recorded = 0;
    for await (const { events } of world.ledger.blocks(0)) {
      recorded += events.filter(
        (event) => event.type === 'operation' && event.digest === digest,
      ).length;
    }
    expect(recorded).toBe(1);
    expect(await world.ledger.height()).toBe(height + 1);
    late({ state: 'unknown', error: new FuqiError('outcome-unknown') });
    await at.gateway.services.desk.idle();
    await next.gateway.close();
  });

  test('a draft whose answer was lost is found again by its key', async () => {
    await world.ledger.sealAll();
    await world.syncAll();
    await at.gateway.services.projector.run();
    const list = await at.get('/v1/vouchers?state=available', at.keys.reader);
    const [own] = list.body['items'] as { id: string }[];
    const body = { act: 'split', vouchers: [own?.id], values: ['1'] };
    const key = { 'idempotency-key': freshKey() };
    const first = await at.post('/v1/operations/drafts', at.keys.maker, body, key);
    expect(first.status).toBe(201);
    const [before] = await db.query(count, 'select count(*)::integer as n from operations');
    await db.run('update idempotency set status = null where key = $1', [key['idempotency-key']]);
    const flying = await at.post('/v1/operations/drafts', at.keys.maker, body, key);
    expect([flying.status, flying.body['slug']]).toEqual([409, 'idempotency-in-flight']);
    const next = await start();
    const again = await next.post('/v1/operations/drafts', at.keys.maker, body, key);
    expect(again.text).toBe(first.text);
    expect(await db.query(count, 'select count(*)::integer as n from operations')).toEqual([
      before,
    ]);
    await next.gateway.close();
  });
});
