import { readFileSync } from 'node:fs';
import { type PlayOptions, type PlayResult, openStory, play, storyFile } from '../stage/play';
import { type AttemptStep, readAttempts } from './abuse-file';
import { type Attempt, type AttemptReport, Attacker, tryIt } from './attempt';
import { DOUBLE_FINANCING } from './double-financing';
import { FORGED_CONFIRMATION } from './forged-confirmation';
import { REPLAY } from './replay';
import { SPLIT_OVER_FACE } from './split-over-face';
import { WitnessJudge } from './witness-judge';

/** Every attempt by its name in the files. */
export const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  ...DOUBLE_FINANCING,
  ...SPLIT_OVER_FACE,
  ...FORGED_CONFIRMATION,
  ...REPLAY,
};

/** An attempt that was made. */
export interface TriedAttempt {
  readonly step: AttemptStep;
  readonly report: AttemptReport;
  /** What is not as the file expects. */
  readonly problems: readonly string[];
}

/** Attempts whose purpose is that one of two requests is recorded. */
const RECORDS_ONE = new Set(['sameBlock']);

function judged(step: AttemptStep, report: AttemptReport): TriedAttempt {
  const problems: string[] = [];
  const { refusal, before, after } = report;
  const wanted = step.expect === undefined ? '' : `${step.expect.layer} ${step.expect.code}`;
  const found = refusal === undefined ? '' : `${refusal.layer} ${refusal.code}`;
  if (found !== wanted) {
    const slug = refusal?.slug ?? '';
    problems.push(
      `${step.try}: ${found || 'not refused'} ${slug}, expected ${wanted || 'the first receipt'}`,
    );
  }
  if ((before === after) === RECORDS_ONE.has(step.try)) {
    problems.push(
      `${step.try}: what the ledger holds is ${before === after ? 'the same' : 'changed'}`,
    );
  }
  return { step, report, problems };
}

/** A scenario with its attempts: the story first, then each attempt on what it left. */
export async function playAttempts(
  name: string,
  options: PlayOptions & { readonly onTried?: (tried: TriedAttempt) => void },
): Promise<PlayResult & { readonly tried: readonly TriedAttempt[] }> {
  const steps = readAttempts(readFileSync(storyFile(name), 'utf8'), Object.keys(ATTEMPTS));
  const { stage, problems } = await play(openStory(name), options);
  const attacker = new Attacker(stage, new WitnessJudge(options.circuits));
  const tried: TriedAttempt[] = [];
  for (const step of steps) {
    const attempt = ATTEMPTS[step.try];
    if (attempt === undefined) throw new Error(step.try);
    const one = judged(step, await tryIt(attempt, attacker));
    options.onTried?.(one);
    tried.push(one);
  }
  return { stage, problems: [...problems, ...tried.flatMap((one) => one.problems)], tried };
}
