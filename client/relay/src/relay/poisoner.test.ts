import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NETWORK, element, noiseOperation } from '../testing/noise-operation';
import { ScriptedLedger } from '../testing/scripted-ledger';
import { Relay } from './relay';

const HONEST = 40;
const EACH = 5;
const LATENCY_MS = 5;
/** A batch that fails is halved at most six times; queueing and a loaded machine do the rest. */
const DELAY_MAX_MS = 5_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuqi-relay-poison-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));

interface Report {
  readonly lost: number;
  readonly worstMs: number;
  readonly held: readonly string[];
  readonly ledger: ScriptedLedger;
}

/** Honest senders, each one operation after another, beside a poisoner who sends as fast as he may. */
async function play(
  name: string,
  poison: (index: number, ledger: ScriptedLedger) => Uint8Array | undefined,
): Promise<Report> {
  const spoiled = new Map<string, Uint8Array>();
  const ledger = new ScriptedLedger({
    latency: () => pause(LATENCY_MS),
    between: (batch, state) => {
      // Through another relay the same note is spent while the batch is on its way.
      for (const bytes of batch) {
        const key = Buffer.from(bytes).toString('base64');
        const rival = spoiled.get(key);
        if (rival !== undefined) state.record(rival);
        spoiled.delete(key);
      }
    },
  });
  const relay = await Relay.open({
    ...{ ledger: ledger.port, network: NETWORK, folder: join(folder, name) },
    limits: { batchWaitMs: 5, retryMs: 5, retryMaxMs: 50 },
  });
  const end = new AbortController();
  const poisoner = (async () => {
    for (let i = 0; !end.signal.aborted; i += 1) {
      const bytes = poison(i, ledger);
      if (bytes === undefined) return;
      if (name === 'conflicts') {
        const rival = noiseOperation(`rival ${i}`, { values: { tag: element(`contested ${i}`) } });
        spoiled.set(Buffer.from(bytes).toString('base64'), rival);
      }
      // Refused for being held or for being too many: he tries again.
      await relay.submit('poisoner', bytes).catch(() => pause(1));
    }
  })();
  const delays: number[] = [];
  const outcomes = await Promise.all(
    Array.from({ length: HONEST }, async (_, sender) => {
      const recorded: boolean[] = [];
      for (let i = 0; i < EACH; i += 1) {
        const begun = performance.now();
        const ticket = await relay.submit(`h${sender}`, noiseOperation(`${name} ${sender} ${i}`));
        recorded.push((await relay.outcome(ticket.id)).ok);
        delays.push(performance.now() - begun);
      }
      return recorded;
    }),
  );
  end.abort();
  await poisoner;
  const { held } = relay.status();
  await relay.close();
  const lost = outcomes.flat().filter((ok) => !ok).length;
  return { lost, worstMs: Math.max(...delays), held, ledger };
}

describe('one poisoner among forty honest senders', () => {
  test('alone: the measure', async () => {
    const { lost, held } = await play('nobody', () => undefined);
    expect([lost, held]).toEqual([0, []]);
  }, 30_000);

  test('with bad proofs costs nobody an operation, and is held', async () => {
    const report = await play('bad proofs', (i) =>
      noiseOperation(`poison ${i}`, { badProof: true }),
    );
    expect(report.lost).toBe(0);
    expect(report.held).toEqual(['poisoner']);
    expect(report.worstMs).toBeLessThan(DELAY_MAX_MS);
  }, 30_000);

  test('with notes that he spends elsewhere at once costs nobody an operation, and is held', async () => {
    const report = await play('conflicts', (i) =>
      noiseOperation(`poison ${i}`, { values: { tag: element(`contested ${i}`) } }),
    );
    expect(report.ledger.conflicts).toBeGreaterThan(0);
    expect(report.lost).toBe(0);
    expect(report.held).toEqual(['poisoner']);
    expect(report.worstMs).toBeLessThan(DELAY_MAX_MS);
  }, 30_000);
});
