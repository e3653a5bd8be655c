/** What `npm start` runs: plays S1 on the embedded ledger and stays up. `--fresh` plays again, `--exit` ends after the story. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openProver, prepareKeys } from '@fuqi/zk-circuits';
import { sayer } from './scenario/sayer';
import { converse } from './start/prompt';
import { holdingsScreen, strangerScreen } from './start/screens';
import { tellStory } from './start/tell-story';
import { StoryFolder } from './start/told-story';

const WARNING = {
  zh: '开发密钥：仅供试用，切勿用于真实价值。',
  en: 'Development keys: for trying, never for value.',
};
const SEEN = {
  zh: '外人在账本上看到的（最近的操作）',
  en: 'What a stranger sees on the ledger (the last operations)',
};
const HELD = { zh: '各方持有', en: 'Who holds what' };

const write = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      exit: { type: 'boolean', default: false },
      lang: { type: 'string', default: 'both' },
      prover: { type: 'string', default: 'snarkjs' },
    },
  });
  const say = sayer(values.lang);
  write(`\n符契 Fuqi — ${say(WARNING)}\n`);
  const folder = new StoryFolder(resolve(__dirname, '../../.fuqi'));
  if (values.fresh) folder.clear();
  const circuits = await prepareKeys();
  const files = Object.fromEntries(circuits.map((circuit) => [circuit.name, circuit]));
  const prover = await openProver(files, values.prover === 'auto' ? 'auto' : 'snarkjs');
  const begun = performance.now();
  const { stage, told, problems, resumed } = await tellStory('S1', {
    ...{ folder, prover, circuits, say, write },
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  if (resumed) told.steps.forEach(({ say: what }) => write(`  ✓  ${say(what)}`));
  write(`\n${seconds} s\n\n${say(HELD)}`);
  holdingsScreen(stage, say).forEach(write);
  write(`\n${say(SEEN)}`);
  (await strangerScreen(stage, say)).forEach(write);
  write(`\nstateHash ${told.stateHash}\n${say(WARNING)}\n`);
  problems.forEach((problem) => write(`✗ ${problem}`));
  if (!values.exit && problems.length === 0) {
    if (process.stdin.isTTY) {
      await converse({ stage, told, circuits, lang: values.lang });
    } else {
      await new Promise<void>((done) => {
        process.once('SIGINT', done);
        process.once('SIGTERM', done);
      });
    }
  }
  await stage.close();
  return problems.length === 0 ? 0 : 1;
}

// Provers do not keep a process alive; the start does.
const alive = setInterval(() => undefined, 60_000);
void main()
  .catch((error: unknown) => {
    write(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  })
  .then((code) => {
    clearInterval(alive);
    process.exit(code);
  });
