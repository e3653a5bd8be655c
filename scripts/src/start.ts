/** What `npm start` runs: plays a story before your eyes and then stays up for questions. */
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { FuqiError } from '@fuqi/domain';
import { type PlayResult, openStory, play } from './stage/play';
import { openTools } from './stage/prepare';
import { holdingsTable, strangerView, totals, walletOf } from './stage/report';
import { type Story, StoryFileError } from './stage/story-file';

const HELP = `  holdings            谁持有什么 · who holds what
  stranger            外人看到什么 · what somebody who is party to nothing sees
  member <name>       一个成员的钱包 · one member's wallet, e.g. member T2
  totals              监管口径的合计 · totals, as the supervisor reads them
  chain               区块与状态 · blocks and state
  help, quit`;

const write = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

async function tell(story: Story): Promise<PlayResult> {
  const { circuits, prover } = await openTools();
  const begun = performance.now();
  const seconds = (): string => ((performance.now() - begun) / 1000).toFixed(0).padStart(4);
  write(`\n${story.id} · ${story.title.zh}\n     ${story.title.en}\n`);
  const result = await play(story, {
    ...{ circuits, prover },
    onStep: (number, total, { zh, en }) => {
      write(`[${String(number).padStart(2)}/${String(total)}] ${zh}\n        ${en}`);
    },
    onDone: (_number, took) => {
      write(`        ✓ ${took.toFixed(1)} s (${seconds()} s)`);
    },
  });
  return result;
}

/** What can be asked, and the answer as text. */
const COMMANDS: Readonly<
  Record<string, (result: PlayResult, name: string) => string | Promise<string>>
> = {
  holdings: ({ stage }) => holdingsTable(stage),
  stranger: async ({ stage }) => (await strangerView(stage)).join('\n'),
  member: ({ stage }, name) => walletOf(stage, name.toUpperCase()),
  totals: ({ stage }) => totals(stage),
  chain: async ({ stage }) => {
    const { embedded } = stage.ledger;
    const state = Buffer.from(await embedded.stateHash()).toString('hex');
    return `  ${String(embedded.height())} blocks, state ${state}`;
  },
};

/** Answers one line; false when the reader leaves. */
async function answer(result: PlayResult, line: string): Promise<boolean> {
  const [command = '', name = ''] = line.trim().split(/\s+/);
  if (command === 'quit' || command === 'exit') return false;
  if (command !== '') write(await (COMMANDS[command] ?? (() => HELP))(result, name));
  return true;
}

/** Answers questions until the reader leaves; without a terminal, waits to be stopped. */
async function stayUp(result: PlayResult): Promise<void> {
  if (!process.stdin.isTTY) {
    write('\n账本仍在运行，Ctrl-C 结束 · The ledger stays up; Ctrl-C ends it.');
    const keepAlive = setInterval(() => undefined, 60_000);
    await new Promise<void>((done) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => {
          done();
        });
    });
    clearInterval(keepAlive);
    return;
  }
  write(`\n问点什么吧 · Ask for more:\n${HELP}`);
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  try {
    let open = true;
    while (open) {
      const line = await lines.question('fuqi> ');
      open = await answer(result, line).catch((error: unknown) => {
        write(`  ${error instanceof Error ? error.message : String(error)}`);
        return true;
      });
    }
  } finally {
    lines.close();
  }
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { exit: { type: 'boolean', default: false } },
  });
  write(
    'Fuqi 符契 — 开发密钥：仅供试用，绝不可用于真实资产 · development keys: for trying, never for value',
  );
  const result = await tell(openStory(positionals[0] ?? 'S1'));
  write(`\n${holdingsTable(result.stage)}\n`);
  write('外人在账本上看到的 · What a stranger sees on the ledger:');
  write((await strangerView(result.stage, 3)).map((line) => `  ${line}`).join('\n'));
  for (const problem of result.problems) write(`✗ ${problem}`);
  if (!values.exit) await stayUp(result);
  await result.stage.close();
  return result.problems.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const known = error instanceof StoryFileError || error instanceof FuqiError;
    process.stderr.write(`${known ? String(error) : ((error as Error).stack ?? String(error))}\n`);
    if (error instanceof FuqiError)
      process.stderr.write(`${error.entry.next.zh} ${error.entry.next.en}\n`);
    process.exit(error instanceof FuqiError ? error.entry.exit : 1);
  },
);
