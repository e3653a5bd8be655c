import type { PreparedCircuit, Prover } from '@fuqi/zk-circuits';
import { stateHash } from '../abuse/state-hash';
import type { Sayer } from '../scenario/sayer';
import { type PlayEvents, openStory, play, playSequel } from '../stage/play';
import type { Stage } from '../stage/stage';
import type { Story } from '../stage/story-file';
import { resumeStage } from './resume';
import { type StoryFolder, type ToldStep, type ToldStory } from './told-story';

/** How the start tells its story. */
export interface TellOptions {
  readonly folder: StoryFolder;
  readonly prover: Prover;
  readonly circuits: readonly PreparedCircuit[];
  readonly say: Sayer;
  readonly write: (text: string) => void;
  /** Whether to go on after the end, so that people find work that waits for them. */
  readonly sequel: boolean;
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
  const playing = { prover, circuits, dir: folder.ledger };
  if (before?.story === name) {
    const stage = await resumeStage(story, before, playing);
    before.steps.forEach((step) => write(`  ✓  ${say(step.say)}`));
    const told = await goOn(stage, story, before, options);
    return { stage, told, problems: [], resumed: true };
  }
  folder.clear();
  const { steps, events } = watching(options, []);
  const { stage, problems } = await play(story, { ...playing, ...events });
  const ended = await toldOf(stage, { story: name, sequel: false, steps });
  if (problems.length > 0) return { stage, told: ended, problems, resumed: false };
  folder.write(ended);
  return { stage, told: await goOn(stage, story, ended, options), problems, resumed: false };
}

/** Plays what follows the end, once, where it is asked for. */
async function goOn(
  stage: Stage,
  story: Story,
  ended: ToldStory,
  options: TellOptions,
): Promise<ToldStory> {
  if (!options.sequel || ended.sequel || story.sequel.length === 0) return ended;
  const { steps, events } = watching(options, ended.steps);
  // Stopped half way, the sequel leaves a ledger on which it cannot be played again: the story is then told anew.
  options.folder.unfinished();
  await playSequel(stage, story, ended.steps.length, events);
  const told = await toldOf(stage, { story: ended.story, sequel: true, steps });
  options.folder.write(told);
  return told;
}

async function toldOf(
  stage: Stage,
  about: Pick<ToldStory, 'story' | 'sequel' | 'steps'>,
): Promise<ToldStory> {
  return {
    ...about,
    ...{ book: stage.book.serialize(), receipts: stage.receipts },
    ids: Object.fromEntries([...stage.actors].map(([key, { id }]) => [key, id])),
    stateHash: await stateHash(stage.ledger.port),
  };
}

/** Writes each step as it is played, and remembers it. */
function watching(
  { say, write }: TellOptions,
  before: readonly ToldStep[],
): { readonly steps: ToldStep[]; readonly events: PlayEvents } {
  const steps = [...before];
  let current = { zh: '', en: '' };
  const events: PlayEvents = {
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
  };
  return { steps, events };
}
