import { createInterface } from 'node:readline';
import { formatIsoDay, parseIsoDay, unwrap } from '@fuqi/domain';
import { openProver } from '@fuqi/zk-circuits';
import type { PreparedCircuit } from '@fuqi/zk-circuits';
import { runScenario } from '../scenario/run-scenario';
import { type Sayer, sayer } from '../scenario/sayer';
import type { Stage } from '../stage/stage';
import * as screens from './screens';
import type { ToldStory } from './told-story';

/** What the prompt answers about. */
export interface PromptSetting {
  readonly stage: Stage;
  readonly told: ToldStory;
  readonly circuits: readonly PreparedCircuit[];
  lang: string;
}

const HELP = [
  'help 帮助            story 故事           holdings 持有',
  'member NAME 成员     step N 步骤          stranger 外人所见',
  'block N 区块         verify 核验          scenario S2 场景',
  'day 2026-12-10 营业日  lang zh|en|both      quit 退出',
];

/** Blocks of governance, and blocks that are not there. */
const NOTHING = { zh: '（此区块没有凭证操作）', en: '(no operation in this block)' };

type Command = (
  setting: PromptSetting,
  argument: string,
  say: Sayer,
) => string[] | Promise<string[]>;

const COMMANDS: Readonly<Record<string, Command>> = {
  story: ({ told }, _, say) => screens.storyScreen(told, say),
  holdings: ({ stage }, _, say) => screens.holdingsScreen(stage, say),
  member: ({ stage }, name, say) => screens.memberScreen(stage, name, say),
  step: async ({ stage, told }, argument, say) => {
    const number = Number(argument);
    const step = told.steps.find((one) => one.number === number);
    if (step === undefined) return HELP;
    const from = told.steps.find((one) => one.number === number - 1)?.height ?? 0;
    return [say(step.say), ...(await screens.blockScreen(stage, from, step.height))];
  },
  stranger: ({ stage }, _, say) => screens.strangerScreen(stage, say),
  block: async ({ stage }, argument, say) => {
    if (!/^\d+$/.test(argument)) return HELP;
    const lines = await screens.blockScreen(stage, Number(argument), Number(argument) + 1);
    return lines.length > 0 ? lines : [say(NOTHING)];
  },
  verify: ({ stage }, _, say) => screens.verifyScreen(stage, say),
  day: async ({ stage }, day) => {
    const parsed = parseIsoDay(day);
    if (!parsed.ok) return HELP;
    await stage.ledger.goTo(parsed.value);
    return [unwrap(formatIsoDay((await stage.ledger.date()) >> 2))];
  },
  scenario: (setting, name) => playScenario(setting, name),
  lang: (setting, lang) => {
    setting.lang = lang;
    return [];
  },
};

/** Answers one line. */
export async function answer(setting: PromptSetting, line: string): Promise<string[]> {
  const [name = '', argument = ''] = line.trim().split(/\s+/);
  if (name === '') return [];
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return HELP;
  // Gateways beside this process write too.
  await setting.stage.syncAll();
  return command(setting, argument, sayer(setting.lang));
}

async function playScenario({ circuits, lang }: PromptSetting, name: string): Promise<string[]> {
  if (!/^S[1-9]$/.test(name)) return HELP;
  const files = Object.fromEntries(circuits.map((circuit) => [circuit.name, circuit]));
  const prover = await openProver(files, 'snarkjs');
  const ok = await runScenario(name, { prover, circuits, json: false, say: sayer(lang) });
  return [`${name} ${ok ? '✓' : '✗'}`];
}

/** Asks and answers until `quit`, or the end of the input. */
export async function converse(setting: PromptSetting): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: '符契> ' });
  lines.prompt();
  for await (const line of lines) {
    if (['quit', 'exit'].includes(line.trim())) break;
    const text = await answer(setting, line).catch((error: unknown) => [
      error instanceof Error ? error.message : String(error),
    ]);
    text.forEach((one) => process.stdout.write(`${one}\n`));
    lines.prompt();
  }
  lines.close();
}
