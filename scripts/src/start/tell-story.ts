import type { PreparedCircuit, Prover } from '@fuqi/zk-circuits';
import { stateHash } from '../abuse/state-hash';
import type { Sayer } from '../scenario/sayer';
import { openStory, play } from '../stage/play';
import type { Stage } from '../stage/stage';
import { resumeStage } from './resume';
import { type StoryFolder, type ToldStep, type ToldStory } from './told-story';

/** How the start tells its story. */
export interface TellOptions {
  readonly folder: StoryFolder;
  readonly prover: Prover;
  readonly circuits: readonly PreparedCircuit[];
  readonly say: Sayer;
  readonly write: (text: string) => void;
  /** Steps to play; all without it. */
  readonly steps?: number;
}

/** A stage on which the story has been played. */
export interface Told {
  readonly stage: Stage;
  readonly told: ToldStory;
  /** What did not end as the file expects. */
  readonly problems: readonly string[];
  readonly resumed: boolean;
}

/** Plays the story, or opens the ledger on which it was played before. */
export async function tellStory(name: string, options: TellOptions): Promise<Told> {
  const { folder, prover, circuits, say, write } = options;
  const story = openStory(name);
  const before = folder.read();
  const playing = {
    ...{ prover, circuits, dir: folder.ledger },
    ...(options.steps === undefined ? {} : { steps: options.steps }),
  };
  if (before?.story === name) {
    const stage = await resumeStage(story, before, playing);
    return { stage, told: before, problems: [], resumed: true };
  }
  folder.clear();
  const steps: ToldStep[] = [];
  let current = { zh: '', en: '' };
  const { stage, problems } = await play(story, {
    ...playing,
    onStep: (number, total, what) => {
      current = what;
      write(`${String(number).padStart(3)}/${String(total)}  ${say(what)}`);
    },
    onNote: (text) => {
      if (process.stderr.isTTY) process.stderr.write(`\r        ${text}   `);
    },
    onDone: (number, seconds, height) => {
      steps.push({ number, say: current, seconds, height });
      write(`        ${seconds.toFixed(1)} s`);
    },
  });
  const told: ToldStory = {
    ...{ story: name, steps, book: stage.book.serialize(), receipts: stage.receipts },
    ids: Object.fromEntries([...stage.actors].map(([key, { id }]) => [key, id])),
    stateHash: await stateHash(stage.ledger.port),
  };
  if (problems.length === 0) folder.write(told);
  return { stage, told, problems, resumed: false };
}
