import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hasBinaries } from '@fuqi/test-network';
import { type PreparedCircuit, prepareKeys } from '@fuqi/zk-circuits';
import { playAttempts } from '../abuse/attempts';
import { onTestNetwork } from '../stage/fabric/on-test-network';
import type { OpenLedger } from '../stage/stage-ledger';
import { ForgingProver } from '../testing/forging-prover';
import { freeBasePort } from '../testing/free-base-port';

const scenarios = hasBinaries() ? test.each : test.skip.each;

/**
 * Every scenario on both ledgers, with the same seeds and forged proofs of witnesses that the real constraints accepted. The
 * embedded ledger's state is read from its store, Fabric's from a snapshot of each of three peers.
 */
describe('scenarios on real Fabric (skipped without its programs on FABRIC_BIN or PATH)', () => {
  let circuits: readonly PreparedCircuit[];
  let root: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'fuqi-both-'));
    circuits = await prepareKeys();
  }, 600_000);

  afterAll(() => rm(root, { recursive: true, force: true }));

  async function end(name: string, openLedger?: OpenLedger) {
    const prover = await ForgingProver.open(circuits);
    const opening = openLedger === undefined ? {} : { openLedger };
    const { stage, problems, tried } = await playAttempts(name, { prover, circuits, ...opening });
    try {
      const hashes = [...(await stage.ledger.stateHashes()).values()];
      const codes = tried.map(({ step, report }) => `${step.try} ${report.refusal?.code ?? '-'}`);
      await stage.ledger.checkChain();
      return { hashes, told: { problems, codes, receipts: stage.receipts } };
    } finally {
      await stage.close();
    }
  }

  scenarios([['S1'], ['S2'], ['S3'], ['S4'], ['S7']])(
    '%s: the same receipts, codes and state on three peers as on the embedded ledger',
    async (name) => {
      const embedded = await end(name);
      const basePort = await freeBasePort();
      const fabric = await end(name, onTestNetwork({ root: join(root, name), basePort }));
      const [hash] = embedded.hashes;
      expect(fabric.hashes).toEqual([hash, hash, hash]);
      expect(fabric.told).toEqual(embedded.told);
      expect(embedded.told.problems).toEqual([]);
    },
    1_800_000,
  );
});
