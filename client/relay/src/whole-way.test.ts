import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { embeddedFeed } from './follow/embedded-feed';
import { Follower } from './follow/follower';
import { RelayPool } from './pool/relay-pool';
import type { RelayPort } from './pool/relay-port';
import { Relay } from './relay/relay';
import { Sealer } from './seal/sealer';
import { ContractExecutor } from './testing/contract-executor';
import { BANKS, openChannel } from './testing/embedded-channel';
import type { EmbeddedChannel } from './testing/embedded-channel';
import { NETWORK, element, noiseOperation } from './testing/noise-operation';

const SENDERS = 256;

let folder: string;
let channel: EmbeddedChannel;
let relays: Relay[];
let sealers: Sealer[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fuqi-relay-way-'));
  channel = await openChannel();
  relays = await Promise.all(
    BANKS.map((bank) =>
      Relay.open({ ledger: channel.port(bank), network: NETWORK, folder: join(folder, bank) }),
    ),
  );
  sealers = BANKS.map((bank) => {
    const options = { ledger: channel.port(bank), bank, banks: BANKS };
    return new Sealer({ ...options, lookMs: 50, quietMs: 100, takeoverMs: 2_000 });
  });
  sealers.forEach((sealer) => sealer.start());
}, 60_000);

afterAll(async () => {
  await Promise.all(sealers.map((sealer) => sealer.stop()));
  await Promise.all(relays.map((relay) => relay.close()));
  await channel.embedded.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A bank's relay as clients of this sender reach it. */
const portOf = (i: number, sender: string): RelayPort => ({
  ...{ name: BANKS[i]!, organisation: BANKS[i]! },
  submit: (bytes) => relays[i]!.submit(sender, bytes),
  answer: async (id) => relays[i]!.answer(id),
});

function poolOf(sender: number): RelayPool {
  const ports = BANKS.map((_, i) => portOf(i, `sender ${sender}`));
  return new RelayPool(ports, {
    ...{ organisation: BANKS[sender % 3]!, network: NETWORK, ledger: channel.port() },
    patienceMs: 30_000,
  });
}

async function allSealed(): Promise<void> {
  const ledger = channel.port();
  while ((await ledger.pending()).length > 0) await new Promise((done) => setTimeout(done, 20));
}

test(`${SENDERS} honest senders at once, through other banks' relays: all recorded, no conflict`, async () => {
  const outcomes = await Promise.all(
    Array.from({ length: SENDERS }, (_, i) => poolOf(i).deliver(noiseOperation(`op ${i}`))),
  );
  expect(outcomes.filter(({ outcome }) => outcome.ok)).toHaveLength(SENDERS);
  outcomes.forEach(({ relays: names }, i) => {
    expect(names).not.toContain(BANKS[i % 3]);
    expect(names).toHaveLength(1);
  });
  // Sealers race with each other at most; what members sent never conflicts.
  const submissions: string[] = [];
  for await (const { transactions } of channel.embedded.blocks({ from: 0, follow: false })) {
    for (const { code, content } of transactions) {
      const fn = Buffer.from(content?.args[0] ?? '').toString('utf8');
      if (fn === 'operations:submit') submissions.push(code);
    }
  }
  expect(new Set(submissions)).toEqual(new Set(['VALID']));
  expect(submissions.length).toBeLessThan(SENDERS);
}, 120_000);

test('two spends of one note, in one batch and through two relays: exactly one succeeds', async () => {
  await allSealed();
  const { root } = await channel.port().tree();
  const spend = (label: string, note: string): Uint8Array =>
    noiseOperation(label, {
      circuit: 'move',
      values: { root0: root, root1: root, recordRoot: root, nf0: element(note) },
    });
  const through = async (relay: Relay, sender: string, bytes: Uint8Array): Promise<boolean> =>
    relay.outcome((await relay.submit(sender, bytes)).id).then(({ ok }) => ok);
  const [first, second] = relays;
  const one = await Promise.all(
    ['a', 'b'].map((label) => through(first!, `one ${label}`, spend(`one ${label}`, 'one'))),
  );
  const two = await Promise.all([
    through(first!, 'two a', spend('two a', 'two')),
    through(second!, 'two b', spend('two b', 'two')),
  ]);
  expect([one.filter(Boolean), two.filter(Boolean)]).toEqual([[true], [true]]);
}, 60_000);

test('a follower finds all of it as the rules give it, each leaf once', async () => {
  await allSealed();
  const follower = new Follower({
    ...{ feed: embeddedFeed(channel.embedded), executor: new ContractExecutor(NETWORK.channel) },
    onDivergence: ({ error }) => {
      throw error;
    },
  });
  await follower.catchUp();
  expect(follower.status).toMatchObject({
    next: channel.embedded.height(),
    shadow: { legs: { attest: SENDERS, move: 2 }, pending: 0, leaves: SENDERS + 8 },
  });
  expect(follower.shadow.root).toBe((await channel.port().tree()).root);
  expect(sealers.reduce((sum, sealer) => sum + sealer.seals, 0)).toBeGreaterThan(0);
}, 120_000);
