import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hasBinaries } from '@fuqi/test-network';
import { stateHash } from '../abuse/state-hash';
import { EmbeddedStage } from '../stage/embedded-stage';
import { onTestNetwork } from '../stage/fabric/on-test-network';
import type { OpenLedger } from '../stage/stage-ledger';
import { freeBasePort } from '../testing/free-base-port';
import { ForgedChannel } from './forged-channel';
import { type StreamOptions, playStream } from './play-stream';

const fabric = hasBinaries() ? test.each : test.skip.each;
const STEPS = 30;
const MINUTES = 60_000;

const embedded: OpenLedger = (options) => EmbeddedStage.open(options);

/** Plays a stream and tells of every step, every keeper's state, and what the blocks say it must be. */
async function played(openLedger: OpenLedger, stream: StreamOptions) {
  const channel = await ForgedChannel.open(openLedger);
  try {
    const lines = await playStream(channel, stream);
    const hashes = [...(await channel.ledger.stateHashes()).values()];
    await channel.ledger.checkChain();
    return { lines, hashes, reckoned: await stateHash(channel.ledger.port) };
  } finally {
    await channel.ledger.close();
  }
}

describe('random streams of operations', () => {
  test.each([['a'], ['b'], ['c']])(
    'stream %s: the embedded ledger answers alike twice, and its state is what its blocks say',
    async (seed) => {
      const [first, second] = [
        await played(embedded, { seed, steps: STEPS }),
        await played(embedded, { seed, steps: STEPS }),
      ];
      expect(second).toEqual(first);
      expect(first.hashes).toEqual([first.reckoned]);
      // A stream in which nothing is recorded, or nothing refused, would compare little.
      expect(first.lines.join()).toMatch(/recorded/);
      expect(first.lines.join()).toMatch(/FUQI-/);
    },
    5 * MINUTES,
  );

  test(
    'a batch that one ledger gets cut short is noticed at its step and in the state',
    async () => {
      const stream = { seed: 'a', steps: STEPS };
      const honest = await played(embedded, stream);
      const at = honest.lines.findIndex((line) => line.includes('recorded'));
      const diverted = await played(embedded, {
        ...stream,
        divert: (step, operations) =>
          step === at ? operations.map((bytes) => bytes.subarray(0, -1)) : operations,
      });
      expect(diverted.lines.findIndex((line, i) => line !== honest.lines[i])).toBe(at);
      expect(diverted.hashes).not.toEqual(honest.hashes);
    },
    5 * MINUTES,
  );
});

describe('random streams on real Fabric (skipped without its programs on FABRIC_BIN or PATH)', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'fuqi-streams-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  fabric([['a'], ['b']])(
    'stream %s: three peers answer and hold what the embedded ledger answers and holds',
    async (seed) => {
      const stream = { seed, steps: STEPS };
      const here = await played(embedded, stream);
      const network = { root: join(root, seed), basePort: await freeBasePort() };
      const there = await played(onTestNetwork(network), stream);
      expect(there.lines).toEqual(here.lines);
      const [hash] = here.hashes;
      expect(there.hashes).toEqual([hash, hash, hash]);
    },
    15 * MINUTES,
  );
});
