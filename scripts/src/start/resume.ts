import { PartyBook } from '@fuqi/sdk';
import { Actor } from '../stage/actor';
import { type PlayOptions, openStage } from '../stage/play';
import { seededRandom } from '../stage/random';
import type { Stage } from '../stage/stage';
import type { Story } from '../stage/story-file';
import type { ToldStory } from './told-story';

/**
 * The stage of a story that was played before: the ledger is opened and checked, and every wallet finds its notes again from its
 * seed and the blocks.
 */
export async function resumeStage(
  story: Story,
  told: ToldStory,
  options: PlayOptions,
): Promise<Stage> {
  const stage = await openStage(story, options);
  for (const member of PartyBook.parse(told.book).all) stage.book.put(member);
  const height = await stage.ledger.height();
  for (const [key, cast] of Object.entries(story.cast)) {
    const id = told.ids[key];
    if (id === undefined) throw new Error(`${key} is not in the story that was played`);
    // What is random from here on must not repeat what was.
    const random = seededRandom(`${stage.seed}/random/${key}/${String(height)}`);
    const actor = new Actor(key, cast, stage, random);
    actor.id = id;
    stage.actors.set(key, actor);
  }
  for (const actor of stage.actors.values()) await stage.startClient(actor);
  stage.receipts.push(...told.receipts);
  await stage.syncAll();
  return stage;
}
