import { describe, expect, test } from '@jest/globals';
import type { ReplicaBank, ReplicaTip } from './bank';
import { hex } from './bytes';
import type { ChannelConfig } from './channel-config';
import { LedgerError } from './errors';
import { blockMetadataKey } from './layout';
import { encodeBlockMetadata } from './block';
import { MemoryStorage } from './memory-storage';
import { decodePrivatePayload, encodePrivatePayload } from './private-payload';
import { ReplicaFeed } from './replica-feed';

const OWN = Buffer.alloc(32, 1);
const OTHER = Buffer.alloc(32, 2);

const config: ChannelConfig = {
  channel: 'test',
  chaincode: 'script',
  bornAt: 0,
  organisations: [],
  policy: { outOf: 1, rules: ['BankAMSP'] },
  collections: [
    {
      name: 'ab',
      members: ['BankAMSP'],
      memberOnlyRead: false,
      memberOnlyWrite: false,
      policy: null,
    },
  ],
};

/** A bank that answers every block with the same tip and keeps what it got. */
class FixedReplica implements ReplicaBank {
  readonly private: Uint8Array[] = [];

  constructor(
    readonly mspId: string,
    readonly openedAt: ReplicaTip,
    private readonly answer: ReplicaTip | Error,
  ) {}

  endorse(): Promise<never> {
    return Promise.reject(new Error('not asked'));
  }

  evaluate(): Promise<never> {
    return Promise.reject(new Error('not asked'));
  }

  apply(delivery: Parameters<ReplicaBank['apply']>[0]): Promise<ReplicaTip> {
    this.private.push(...delivery.privatePayloads.map(([, payload]) => payload));
    return this.answer instanceof Error
      ? Promise.reject(this.answer)
      : Promise.resolve(this.answer);
  }

  audit(): Promise<Uint8Array> {
    return Promise.resolve(this.openedAt.commitHash);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const opened = { height: 1, commitHash: OWN };

async function deliver(...replicas: FixedReplica[]): Promise<LedgerError | null> {
  const feed = new ReplicaFeed(config, replicas);
  let failure: LedgerError | null = null;
  feed.deliver(1, Buffer.alloc(1), new Map(), OWN, (error) => (failure = error));
  await feed.settled();
  return failure;
}

describe('banks that keep their own copy', () => {
  test('agree after a block, or the one that differs is named with the block', async () => {
    const good = new FixedReplica('BankAMSP', opened, { height: 2, commitHash: OWN });
    const bad = new FixedReplica('BankBMSP', opened, { height: 2, commitHash: OTHER });
    expect(await deliver(good)).toBeNull();
    expect(await deliver(good, bad)).toMatchObject({
      code: 'BANK_DIVERGED',
      details: { mspId: 'BankBMSP', block: 1 },
    });
  });

  test('that fail stop the ledger with their own error', async () => {
    const gone = new LedgerError('ENDORSER_UNAVAILABLE', 'gone');
    expect(await deliver(new FixedReplica('BankAMSP', opened, gone))).toBe(gone);
    const broken = new FixedReplica('BankAMSP', opened, new Error('disk'));
    expect(await deliver(broken)).toMatchObject({ code: 'LEDGER_FAILED' });
  });

  test('that are ahead or on another chain at start-up are refused by name', async () => {
    const storage = new MemoryStorage();
    const metadata = { codes: ['VALID'], stateHash: OWN, commitHash: OWN } as const;
    await storage.write([{ key: blockMetadataKey(0), value: encodeBlockMetadata(metadata) }]);
    for (const tip of [
      { height: 1, commitHash: OTHER },
      { height: 2, commitHash: OWN },
    ]) {
      const feed = new ReplicaFeed(config, [new FixedReplica('BankBMSP', tip, tip)]);
      await expect(feed.catchUp(storage, 1)).rejects.toMatchObject({
        code: 'BANK_DIVERGED',
        details: { mspId: 'BankBMSP' },
      });
    }
  });

  test('get private writes of their own collections only; kept until all have them', async () => {
    const sets = ['ab', 'cd'].map((collection) => ({
      collection,
      writes: [{ key: 'k', value: Buffer.from('v') }],
    }));
    const payloads = new Map([[0, encodePrivatePayload(sets)]]);
    const member = new FixedReplica('BankAMSP', opened, { height: 2, commitHash: OWN });
    const other = new FixedReplica('BankBMSP', opened, { height: 2, commitHash: OWN });
    const feed = new ReplicaFeed(config, [member, other]);
    const kept = feed.writesFor(1, payloads);
    expect(kept.map(({ value }) => value !== null)).toEqual([true]);
    feed.deliver(1, Buffer.alloc(1), payloads, OWN, () => undefined);
    await feed.settled();
    const collections = ({ private: got }: FixedReplica) =>
      got.flatMap((payload) => decodePrivatePayload(payload).map(({ collection }) => collection));
    expect(collections(member)).toEqual(['ab']);
    expect(collections(other)).toEqual([]);
    const forgotten = feed.writesFor(2, new Map());
    expect(forgotten.map(({ key, value }) => [hex(key), value])).toEqual(
      kept.map(({ key }) => [hex(key), null]),
    );
  });
});
