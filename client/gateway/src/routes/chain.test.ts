/** What everybody may know of the channel, and what of it is whose. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CORE, MANDATE, BANK_A, T1, T2 } from '../../../sdk/src/testing';
import type { TestWorld } from '../../../sdk/src/testing';
import { issueVoucher, openWorld } from '../testing/gateway-world';
import { openTestGateway } from '../testing/test-gateway';
import type { TestGateway } from '../testing/test-gateway';

// A busy machine is slow, not wrong.
jest.setTimeout(60_000);

interface Block {
  readonly number: number;
  readonly operations: readonly {
    readonly digest: string;
    readonly circuits: readonly string[];
    readonly mine: boolean;
    readonly voucherIds: readonly string[];
  }[];
  readonly sealed: readonly { readonly first: number; readonly count: number }[];
  readonly date: { readonly day: string; readonly phase: string } | null;
}

describe('me, members, ledger, blocks', () => {
  let world: TestWorld;
  let core: TestGateway;
  let third: TestGateway;

  beforeAll(async () => {
    world = await openWorld();
    core = await openTestGateway(world, CORE);
    third = await openTestGateway(world, T2);
    await issueVoucher(world);
    await Promise.all([core, third].map((at) => at.gateway.services.projector.run()));
  }, 120_000);
  afterAll(async () => {
    await core.close();
    await third.close();
  });

  async function allBlocks(at: TestGateway): Promise<Block[]> {
    const found: Block[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await at.get(`/v1/blocks?limit=2${query}`, at.keys.reader);
      found.push(...(body['items'] as Block[]));
      cursor = body['nextCursor'] as string | null;
    }
    return found;
  }

  test('says who asks, for whom, and which day it is', async () => {
    const { body } = await core.get('/v1/me', core.keys.checker);
    expect(body).toMatchObject({
      member: {
        id: CORE,
        name: { zh: '核心企业', en: 'Core Works' },
        roles: ['core', 'supplier'],
        twoOfficersFrom: '50000000',
        officers: 2,
      },
      principal: { kind: 'api-key', officer: 1 },
      ...{ channel: 'supply', development: true, day: '2026-11-24', phase: 'open' },
    });
    const machine = await core.get('/v1/me', core.keys.administrator);
    expect(machine.body['principal']).toMatchObject({ officer: null });
  });

  test('names the members with their roles; an issuer is known by what it issued', async () => {
    const { body } = await core.get('/v1/members', core.keys.reader);
    const items = body['items'] as { id: number; roles: string[]; standing: string }[];
    const roles = new Map(items.map((one) => [one.id, one.roles]));
    expect(roles.get(CORE)).toEqual(['core', 'supplier']);
    expect(roles.get(T1)).toEqual(['supplier']);
    expect(roles.get(BANK_A)).toEqual(['bank', 'registrar']);
    expect(roles.get(MANDATE)).toEqual(['registrar']);
    expect(items.every(({ standing }) => standing === 'active')).toBe(true);
    const next = Buffer.from(JSON.stringify(T1)).toString('base64url');
    const later = await core.get(`/v1/members?cursor=${next}`, core.keys.reader);
    expect((later.body['items'] as { id: number }[]).every(({ id }) => id > T1)).toBe(true);
    const wrong = await core.get('/v1/members?cursor=%22', core.keys.reader);
    expect([wrong.status, wrong.body['slug']]).toEqual([400, 'malformed']);
  });

  test('shows the ledger as it is', async () => {
    const { body } = await core.get('/v1/ledger', core.keys.reader);
    const height = await world.ledger.height();
    expect(body).toMatchObject({
      ...{ channel: 'supply', contract: 'fuqi', development: true, banks: ['BankAMSP'] },
      ...{ day: '2026-11-24', phase: 'open', height, projectedHeight: height, pending: 0 },
      ...{ leaves: world.ledger.leaves.length, policies: [{ version: 2, id: 'CN-77' }] },
    });
  });

  test('lists every block once, newest first, and one by its number', async () => {
    const blocks = await allBlocks(core);
    const numbers = blocks.map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, i) => numbers.length - 1 - i));
    expect(numbers).toHaveLength(await world.ledger.height());
    expect(blocks.some(({ date }) => date?.day === '2026-11-24')).toBe(true);
    expect(blocks.some(({ sealed }) => sealed.some(({ count }) => count > 0))).toBe(true);
    const [newest] = blocks;
    const one = await core.get(`/v1/blocks/${String(newest?.number)}`, core.keys.reader);
    expect(one.body).toEqual(newest);
    const none = await core.get(`/v1/blocks/${String(numbers.length)}`, core.keys.reader);
    expect([none.status, none.body['slug']]).toEqual([404, 'not-found']);
  });

  test('everybody sees the same operations, and only the party which of them are its own', async () => {
    const bare = (blocks: Block[]): unknown =>
      blocks.map(({ operations, ...block }) => ({
        ...block,
        operations: operations.map(({ digest, circuits }) => ({ digest, circuits })),
      }));
    const [cores, thirds] = [await allBlocks(core), await allBlocks(third)];
    expect(bare(thirds)).toEqual(bare(cores));
    const issued = cores.flatMap(({ operations }) =>
      operations.filter(({ circuits }) => circuits.includes('issue')),
    );
    expect(issued).toHaveLength(1);
    expect(issued[0]?.mine).toBe(true);
    expect(issued[0]?.voucherIds.length).toBeGreaterThan(0);
    const stranger = thirds.flatMap(({ operations }) => operations);
    expect(stranger.length).toBeGreaterThan(0);
    expect(stranger.every(({ mine, voucherIds }) => !mine && voucherIds.length === 0)).toBe(true);
  });
});
