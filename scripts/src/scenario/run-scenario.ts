import type { PreparedCircuit, Prover } from '@fuqi/zk-circuits';
import { type TriedAttempt, playAttempts } from '../abuse/attempts';
import type { Sayer } from './sayer';
import type { OpenLedger } from '../stage/stage-ledger';
import { holdingsOf, layersOf } from './holdings';

/** How a scenario is run. */
export interface RunOptions {
  readonly prover: Prover;
  readonly circuits: readonly PreparedCircuit[];
  /** One JSON line a step on stdout, and nothing else there. */
  readonly json: boolean;
  readonly say: Sayer;
  /** The embedded ledger without it. */
  readonly openLedger?: OpenLedger;
}

/** Plays a scenario and tells of it. @returns whether it ended as its file expects */
export async function runScenario(name: string, options: RunOptions): Promise<boolean> {
  const { json, say, prover, circuits, openLedger } = options;
  const out = (line: object): void => {
    if (json) process.stdout.write(`${JSON.stringify(line)}\n`);
  };
  const tell = (text: string): void => {
    (json ? process.stderr : process.stdout).write(`${text}\n`);
  };
  const begun = performance.now();
  let current: { step: number; zh: string; en: string } | undefined;
  const { stage, problems, tried } = await playAttempts(name, {
    prover,
    circuits,
    ...(openLedger === undefined ? {} : { openLedger }),
    onStep: (step, total, { zh, en }) => {
      current = { step, zh, en };
      tell(`${name} ${String(step)}/${String(total)} ${say({ zh, en })}`);
    },
    onDone: (_, seconds) => {
      tell(`    ${seconds.toFixed(1)} s`);
      out({ scenario: name, ...current, ok: true, seconds: Number(seconds.toFixed(3)) });
    },
    onNote: (note) => {
      // Days pass by the hundred; payments are few.
      if (!/^\d{4}-\d{2}-\d{2}$/.test(note)) tell(`      ${note}`);
    },
    onTried: (one) => {
      tell(`${name} ${one.problems.length === 0 ? '✓' : '✗'} ${say(one.step.say)} — ${told(one)}`);
      out({ scenario: name, ...lineOf(one) });
    },
  });
  const hash = await stage.ledger.stateHash();
  const ok = problems.length === 0;
  problems.forEach((problem) => tell(`    ${problem}`));
  tell(`${name}: ${((performance.now() - begun) / 1000).toFixed(1)} s, ${ok ? 'ok' : 'failed'}`);
  const result = {
    ...{ scenario: name, ok, holdings: holdingsOf(stage), layers: layersOf(stage) },
    ...{ attempts: tried.length, problems, receipts: stage.receipts, stateHash: hash },
  };
  if (json) out(result);
  else tell(JSON.stringify({ ...result, receipts: stage.receipts.length }, undefined, 2));
  await stage.close();
  return ok;
}

function told({ report: { refusal, seconds } }: TriedAttempt): string {
  const what = refusal === undefined ? '—' : `${refusal.layer} ${refusal.code} ${refusal.slug}`;
  return `${what} (${seconds.toFixed(1)} s)`;
}

function lineOf({ step, report, problems }: TriedAttempt): object {
  const { refusal = null, before, after, seconds } = report;
  return {
    ...{ attempt: step.try, zh: step.say.zh, en: step.say.en, ok: problems.length === 0 },
    ...{ refusal, stateUnchanged: before === after, stateHash: after },
    seconds: Number(seconds.toFixed(3)),
  };
}
