import { afterEach, describe, expect, test } from '@jest/globals';
import { OperationsContract, SealsContract, contracts } from '@fuqi/contracts';
import type { LedgerContext } from '@fuqi/contracts';
import type { EmbeddedLedger } from '@fuqi/embedded';
import { encodeBatch, fieldToHex } from '@fuqi/protocol';
import type { Ledger } from '@fuqi/sdk';
import { ContractExecutor } from '../testing/contract-executor';
import { openChannel } from '../testing/embedded-channel';
import { NETWORK, element, noiseOperation } from '../testing/noise-operation';
import { embeddedFeed } from './embedded-feed';
import { Follower } from './follower';
import type { Divergence } from './follower';
import type { PeerBlock, PeerFeed } from './peer-block';

let opened: EmbeddedLedger | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function channelOf(altered: Parameters<typeof openChannel>[0] = contracts) {
  const channel = await openChannel(altered);
  opened = channel.embedded;
  return { embedded: channel.embedded, ledger: channel.port() };
}

function followerOf(feed: PeerFeed) {
  const told: Divergence[] = [];
  const onDivergence = (divergence: Divergence): void => void told.push(divergence);
  const executor = new ContractExecutor(NETWORK.channel);
  return { follower: new Follower({ feed, executor, onDivergence }), told };
}

const submit = (ledger: Ledger, ...labels: string[]) =>
  ledger.submit(encodeBatch(labels.map((label) => noiseOperation(label))));

async function sealAll(ledger: Ledger): Promise<void> {
  const entries = await ledger.pending();
  const sealed = await ledger.seal(entries.map(({ anchor }) => anchor));
  expect(sealed.state).toBe('committed');
}

async function play(ledger: Ledger): Promise<void> {
  await submit(ledger, 'a', 'b');
  await sealAll(ledger);
  const { root } = await ledger.tree();
  const values = { root0: root, root1: root, recordRoot: root };
  const moves = ['m', 'n'].map((label) =>
    noiseOperation(label, { circuit: 'move', values: { ...values, nf0: element('one note') } }),
  );
  await ledger.submit(encodeBatch([...moves, noiseOperation('bad', { badProof: true })]));
  await submit(ledger, 'a', 'c');
  await sealAll(ledger);
}

/** Writes the root of a tree that there is not, as two banks with altered chaincode could. */
class ForgedSeals extends SealsContract {
  override async seal(ctx: LedgerContext, anchors: string): Promise<string> {
    const answer = await super.seal(ctx, anchors);
    await ctx.stub.putState(`root/${fieldToHex(element('forged'))}`, Uint8Array.of(1));
    return answer;
  }
}

/** Records operations whose proofs are bad, by proofs that it puts in their place. */
class ForgedOperations extends OperationsContract {
  override submit(ctx: LedgerContext): Promise<string> {
    const [fn, batch] = ctx.stub.getBufferArgs();
    const altered = Uint8Array.from(batch!);
    for (let i = 0; i < altered.length - 256; i += 1) {
      if (altered.subarray(i, i + 256).every((byte) => byte === 1)) altered.fill(2, i, i + 256);
    }
    const stub = new Proxy(ctx.stub, {
      get: (target, name): unknown => {
        if (name === 'getBufferArgs') return () => [fn!, altered];
        const member = Reflect.get(target, name) as unknown;
        return typeof member === 'function' ? (member.bind(target) as unknown) : member;
      },
    });
    return super.submit({ stub, clientIdentity: ctx.clientIdentity });
  }
}

describe('a follower', () => {
  test('computes the state of an honest chain alone, and its counts add up', async () => {
    const { embedded, ledger } = await channelOf();
    await play(ledger);
    const { follower, told } = followerOf(embeddedFeed(embedded));
    await follower.catchUp();
    expect(told).toEqual([]);
    expect(follower.status.next).toBe(embedded.height());
    expect(follower.status.shadow).toMatchObject({
      ...{ legs: { attest: 3, move: 1 }, published: { attest: 3, move: 4 } },
      ...{ nullifiers: 2, tags: 3, pending: 0, leaves: 7 },
    });
    expect(follower.shadow.root).toBe((await ledger.tree()).root);
    const key = `root/${fieldToHex(follower.shadow.root)}`;
    expect(follower.replica.get(key)).toEqual(new Uint8Array(embedded.getState(key)!));
    const second = followerOf(embeddedFeed(embedded)).follower;
    await second.catchUp();
    expect(second.replica.digest()).toBe(follower.replica.digest());
  });

  test('goes on where it was', async () => {
    const { embedded, ledger } = await channelOf();
    const { follower } = followerOf(embeddedFeed(embedded));
    for (const label of ['a', 'b', 'c']) {
      await submit(ledger, label);
      await Promise.all([follower.catchUp(), follower.catchUp()]);
      expect(follower.status.next).toBe(embedded.height());
    }
    expect(follower.status.executed).toBe(5);
  });

  test('judges transactions in flight at once as the peer does', async () => {
    const { embedded, ledger } = await channelOf();
    const tag = element('contested');
    const outcomes = await Promise.all(
      ['a', 'b', 'c'].map((label) =>
        ledger.submit(encodeBatch([noiseOperation(label, { values: { tag } })])),
      ),
    );
    expect(outcomes.filter(({ state }) => state === 'refused').length).toBeGreaterThan(0);
    const { follower, told } = followerOf(embeddedFeed(embedded));
    await follower.catchUp();
    expect([told, follower.status.shadow.tags]).toEqual([[], 1]);
  });
});

describe('dishonest banks', () => {
  const swap = (from: (typeof contracts)[number], to: (typeof contracts)[number]) =>
    contracts.map((contract) => (contract === from ? to : contract));

  test('that write a root of their own are found in the block that holds it', async () => {
    const { embedded, ledger } = await channelOf(swap(SealsContract, ForgedSeals));
    await submit(ledger, 'a');
    const block = embedded.height();
    await sealAll(ledger);
    await submit(ledger, 'b');
    const { follower, told } = followerOf(embeddedFeed(embedded));
    await follower.catchUp();
    await follower.catchUp();
    expect(told).toMatchObject([{ block, transaction: 0, kind: 'writes' }]);
    expect(told[0]!.error).toMatchObject({ slug: 'block-diverged' });
    expect(told[0]!.error.detail).toBe(`block ${block} transaction 0: writes`);
    expect([follower.mayEndorse, follower.status.next]).toEqual([false, block]);
  });

  test('that record an operation without a proof are found', async () => {
    const { embedded, ledger } = await channelOf(swap(OperationsContract, ForgedOperations));
    await submit(ledger, 'honest');
    const block = embedded.height();
    const forged = await ledger.submit(encodeBatch([noiseOperation('x', { badProof: true })]));
    expect(forged).toMatchObject({ state: 'committed', outcomes: [{ ok: true }] });
    const { follower, told } = followerOf(embeddedFeed(embedded));
    await follower.catchUp();
    expect(told).toMatchObject([{ block, kind: 'writes' }]);
  });
});

describe('a peer that tells of blocks wrongly', () => {
  async function altered(change: (block: PeerBlock) => PeerBlock): Promise<Divergence[]> {
    const { embedded, ledger } = await channelOf();
    await submit(ledger, 'a', 'b');
    await Promise.all(
      ['p', 'q'].map((label) =>
        ledger.submit(encodeBatch([noiseOperation(label, { values: { tag: 9n } })])),
      ),
    );
    const true_ = embeddedFeed(embedded);
    const feed: PeerFeed = {
      async *blocks(from) {
        for await (const block of true_.blocks(from)) yield change(block);
      },
    };
    const { follower, told } = followerOf(feed);
    await follower.catchUp();
    return told;
  }
  const each = (
    block: PeerBlock,
    change: (
      transaction: PeerBlock['transactions'][number],
    ) => Partial<PeerBlock['transactions'][number]>,
  ): PeerBlock => ({
    ...block,
    transactions: block.transactions.map((tx) => ({ ...tx, ...change(tx) })),
  });

  test.each([
    ['nothing', undefined, (block: PeerBlock) => block],
    [
      'a block is left out',
      'order',
      (block: PeerBlock) => ({ ...block, number: block.number * 2 }),
    ],
    [
      'a lost transaction is called valid',
      'stale-read',
      (block: PeerBlock) => each(block, () => ({ verdict: 'valid' })),
    ],
    [
      'a valid transaction is called lost',
      'fresh-read',
      (block: PeerBlock) => each(block, () => ({ verdict: 'stale' })),
    ],
    [
      'an answer is altered',
      'answer',
      (block: PeerBlock) => each(block, () => ({ answer: Uint8Array.of(1) })),
    ],
    [
      'a write is left out',
      'writes',
      (block: PeerBlock) => each(block, ({ writes }) => ({ writes: writes.slice(1) })),
    ],
  ])('%s', async (_, kind, change) => {
    const told = await altered(change);
    expect(told.map((divergence) => divergence.kind)).toEqual(kind === undefined ? [] : [kind]);
  });
});
