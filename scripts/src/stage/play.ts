import { resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { parseIsoDay, parseMoney, unwrap } from '@fuqi/domain';
import { KIND } from '@fuqi/protocol';
import { type Prover } from '@fuqi/zk-circuits';
import type { PreparedCircuit } from '@fuqi/zk-circuits';
import * as acts from './acts';
import { secretBytes } from './random';
import { Stage } from './stage';
import type { OpenLedger } from './stage-ledger';
import { type Story, type StoryStep, readStory } from './story-file';

/** What a watcher is told. */
export interface PlayEvents {
  /** A step begins. `number` counts from 1; members joining are steps of their own. */
  readonly onStep?: (number: number, total: number, say: { zh: string; en: string }) => void;
  readonly onDone?: (number: number, seconds: number, height: number) => void;
  /** Something small happened within a step. */
  readonly onNote?: (note: string) => void;
}

/** How a story is played. */
export interface PlayOptions extends PlayEvents {
  readonly prover: Prover;
  readonly circuits: readonly PreparedCircuit[];
  readonly dir?: string;
  /** The embedded ledger without it. */
  readonly openLedger?: OpenLedger;
}

/** How a story ended. */
export interface PlayResult {
  readonly stage: Stage;
  readonly problems: readonly string[];
}

/** Where the story of a name (`S1`) lies; anything else is a file. */
export function storyFile(name: string): string {
  return /^[A-Z]\d+$/.test(name)
    ? resolve(__dirname, '../../../examples', `${name}.json`)
    : resolve(name);
}

/** The story of a name or of a file. @throws StoryFileError */
export function openStory(name: string): Story {
  return readStory(readFileSync(storyFile(name), 'utf8'));
}

type Verb = (stage: Stage, fields: never, note: (text: string) => void) => unknown;

const VERBS: Readonly<Record<StoryStep['do'], Verb>> = {
  grantQuota: acts.grantQuotaAct,
  grantLimit: acts.grantLimitAct,
  registerInvoice: acts.registerInvoiceAct,
  issue: acts.issueAct,
  accept: acts.acceptAct,
  passOn: acts.passOnAct,
  sell: acts.sellAct,
  swap: acts.swapAct,
  goTo: async (stage, of: { day: string }, note) => {
    await stage.ledger.goTo(unwrap(parseIsoDay(of.day)), note);
    await stage.syncAll();
  },
  stopClients: acts.stopClientsAct,
  clear: (stage, of: Parameters<typeof acts.clearAct>[1], note) =>
    acts.clearAct(stage, of, ({ payee, amount }) => {
      note(`${payee} ${String(amount)}`);
    }),
  startClients: async (stage, of: { of: readonly string[] }) => {
    for (const key of of.of) await stage.startClient(stage.actor(key));
  },
};

/** The stage of a story, before anybody has joined, or as its folder has it. */
export function openStage(story: Story, options: PlayOptions): Promise<Stage> {
  return Stage.open({
    ...(options.dir === undefined ? {} : { dir: options.dir }),
    ...(options.openLedger === undefined ? {} : { openLedger: options.openLedger }),
    seed: `fuqi/${story.id}`,
    firstDay: unwrap(parseIsoDay(story.opens)),
    supervisorSecret: BigInt(
      `0x${Buffer.from(secretBytes(`fuqi/${story.id}/supervisor`))
        .toString('hex')
        .slice(0, 60)}`,
    ),
    circuits: options.circuits,
    prover: options.prover,
  });
}

/** Plays a story with real contracts and the given prover, and compares the end with what its file expects. */
export async function play(story: Story, options: PlayOptions): Promise<PlayResult> {
  const stage = await openStage(story, options);
  const joining = Object.entries(story.cast).map(([key, cast]) => ({
    say: { zh: `${cast.name.zh}加入网络`, en: `${cast.name.en} joins` },
    work: () => stage.join(key, cast),
  }));
  await playParts(
    stage,
    [...joining, ...story.steps.map((step) => partOf(stage, step, options))],
    options,
  );
  return { stage, problems: await compare(stage, story) };
}

/** Plays what follows the end of a story, on the stage where it ended. @param played steps so far */
export async function playSequel(
  stage: Stage,
  { sequel }: Story,
  played: number,
  events: PlayEvents,
): Promise<void> {
  await playParts(
    stage,
    sequel.map((step) => partOf(stage, step, events)),
    events,
    played,
  );
}

interface Part {
  readonly say: { readonly zh: string; readonly en: string };
  readonly work: () => unknown;
}

function partOf(stage: Stage, { do: verb, say, fields }: StoryStep, { onNote }: PlayEvents): Part {
  return { say, work: () => VERBS[verb](stage, fields as never, onNote ?? (() => undefined)) };
}

async function playParts(
  stage: Stage,
  parts: readonly Part[],
  events: PlayEvents,
  played = 0,
): Promise<void> {
  for (const [at, { say, work }] of parts.entries()) {
    const number = played + at + 1;
    events.onStep?.(number, played + parts.length, say);
    const begun = performance.now();
    await work();
    events.onDone?.(number, (performance.now() - begun) / 1000, await stage.ledger.height());
  }
}

/** Sum of what a member owns of a kind, in fen, as the supervisor's register has it. */
export function owned(stage: Stage, id: number, kind: bigint): bigint {
  return stage.supervisor.live
    .filter(({ note }) => note.token.kind === kind && note.owner === BigInt(id))
    .reduce((sum, { note }) => sum + note.value, 0n);
}

async function compare(stage: Stage, { expect }: Story): Promise<string[]> {
  await stage.syncAll();
  const problems: string[] = [];
  const kinds = [
    ['vouchers', KIND.VOUCHER],
    ['deposits', KIND.DEPOSIT],
    ['quota', KIND.QUOTA],
  ] as const;
  for (const [name, kind] of kinds) {
    for (const [key, { id }] of stage.actors) {
      const wanted = unwrap(parseMoney(expect[name][key] ?? '0.00'));
      const found = owned(stage, id, kind);
      if (found !== wanted)
        problems.push(`${key} ${name}: ${String(found)} fen, not ${String(wanted)}`);
    }
  }
  const live = stage.supervisor.live
    .filter(({ note }) => note.token.kind === KIND.VOUCHER)
    .reduce((sum, { note }) => sum + note.value, 0n);
  if (live !== unwrap(parseMoney(expect.liveVouchers)))
    problems.push(`live vouchers: ${String(live)} fen`);
  const reached = new Set(
    stage.supervisor.all
      .filter(({ note }) => note.token.kind === KIND.VOUCHER && note.value > 0n)
      .map(({ note }) => Number(note.layer)),
  );
  for (const layer of expect.layers) {
    if (!reached.has(layer)) problems.push(`no voucher reached tier ${String(layer)}`);
  }
  return problems;
}
