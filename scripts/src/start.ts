/**
 * What `npm start` runs: plays S1 on the embedded ledger to its end, then what follows it up to an open offer, and leaves the rest
 * to whoever opens the consoles of its members. `--exit` ends after S1, `--fresh` plays again.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openProver, prepareKeys } from '@fuqi/zk-circuits';
import { type Sayer, sayer } from './scenario/sayer';
import { openLiveNetwork } from './start/live/live-network';
import { type PromptSetting, converse } from './start/prompt';
import { holdingsScreen, strangerScreen } from './start/screens';
import { type Told, tellStory } from './start/tell-story';
import { StoryFolder } from './start/told-story';

const WARNING = {
  zh: '开发密钥：仅供试用，切勿用于真实价值。',
  en: 'Development keys: for trying, never for value.',
};
const SEEN = {
  zh: '外人在账本上看到的（最近的操作）',
  en: 'What a stranger sees on the ledger (the last operations)',
};
const OPEN = {
  zh: '故事未完：请在浏览器中打开，选择一个人继续',
  en: 'The story goes on: open this in a browser and choose a person',
};
const HELD = { zh: '各方持有', en: 'Who holds what' };

const write = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const PORT = 7300;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      fresh: { type: 'boolean', default: false },
      exit: { type: 'boolean', default: false },
      port: { type: 'string', default: String(PORT) },
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
  const tale = await tellStory('S1', {
    ...{ folder, prover, circuits, say, write },
    sequel: !values.exit,
  });
  const { stage, problems } = tale;
  await show(tale, say, ((performance.now() - begun) / 1000).toFixed(1));
  if (!values.exit && problems.length === 0) {
    const { organisations } = folder;
    const port = Number(values.port);
    const network = await openLiveNetwork({ stage, folder: organisations, port, write });
    write(`${say(OPEN)}\n\n    ${network.door.url}\n`);
    await stay({ ...tale, circuits, lang: values.lang });
    await network.close();
  }
  await stage.close();
  return problems.length === 0 ? 0 : 1;
}

async function show({ stage, told, problems }: Told, say: Sayer, seconds: string): Promise<void> {
  write(`\n${seconds} s\n\n${say(HELD)}`);
  holdingsScreen(stage, say).forEach(write);
  write(`\n${say(SEEN)}`);
  (await strangerScreen(stage, say)).forEach(write);
  write(`\nstateHash ${told.stateHash}\n${say(WARNING)}\n`);
  problems.forEach((problem) => write(`✗ ${problem}`));
}

/** Answers at the terminal until it is left, or waits for the signal to end. */
async function stay(setting: PromptSetting): Promise<void> {
  const interrupted = new Promise<void>((done) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => done());
  });
  await Promise.race([...(process.stdin.isTTY ? [converse(setting)] : []), interrupted]);
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
