import { deploy } from './deploy/deploy';
import { examine } from './doctor/examine';
import type { Finding } from './doctor/finding';
import { down } from './down';
import { evidence } from './evidence';
import { fault, FAULTS, LEADER, type Fault } from './fault';
import type { Network } from './network';
import { lastLines } from './observe/logs';
import { networkStatus } from './observe/status';
import { statusTable } from './observe/status-table';
import { seconds, type Say } from './progress';
import { up } from './up';

export interface CommandOptions {
  readonly say: Say;
  /** `down` leaves the state. */
  readonly keep: boolean;
  /** `up` deploys no chaincode. */
  readonly bare: boolean;
  /** Answers are JSON. */
  readonly json: boolean;
  readonly language: 'en' | 'zh';
  /** Where `evidence` writes. */
  readonly out: string;
  /** How many lines of a log. */
  readonly lines: number;
}

export const USAGE = `usage: npm run network -- COMMAND [--root FOLDER] [--port BASE]
  up [--no-deploy] [--time-window 20000h]
                   bring the network up with the chaincode on every bank, or what is missing of it
  deploy           bring the chaincode as it is built onto the channel
  status [--json]  every process: alive, memory, blocks, the code that answers
  logs [NODE] [-n 20]
  doctor [--lang en|zh] [--json]
                   what is amiss and what to do about it
  fault ${FAULTS.join('|')} NODE|${LEADER}
                   end, stop, let run on, or start again one process
  evidence [--out FILE]
                   a full run on a network of its own, written down with versions, commit and hashes
  down [--keep]    end what up started; its state goes, unless it is kept
`;

type Command = (
  network: Network,
  args: readonly string[],
  options: CommandOptions,
) => Promise<number | undefined>;

const COMMANDS: Readonly<Record<string, Command>> = {
  up: (network, _, { say, bare }) =>
    timed(say, async () => {
      await up(network, say);
      if (!bare) await deploy(network, say);
    }),
  deploy: (network, _, { say }) =>
    timed(say, async () => {
      await deploy(network, say);
    }),
  down: async (network, _, { say, keep }) => {
    await down(network, say, keep);
    return 0;
  },
  status: async (network, _, { say, json }) => {
    const nodes = await networkStatus(network);
    say(json ? JSON.stringify(nodes, undefined, 2) : statusTable(nodes));
    return nodes.every(({ state, trouble }) => state === 'running' && trouble === undefined)
      ? 0
      : 1;
  },
  doctor: async (network, _, { say, json, language }) => {
    const findings = await examine(network);
    if (json) say(JSON.stringify(findings, undefined, 2));
    else if (findings.length === 0) say(language === 'zh' ? '未发现问题' : 'nothing is amiss');
    else for (const each of findings) say(findingLine(each, language));
    return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  },
  evidence: (network, _, { say, out }) => timed(say, () => evidence(network, out, say)),
  logs: async (network, [node], { say, lines }) => {
    for (const line of await lastLines(network, node, lines)) say(line);
    return 0;
  },
  fault: async (network, [what, target], { say }) => {
    if (!isFault(what) || target === undefined) return undefined;
    say(`${what} ${await fault(network, what, target)}`);
    return 0;
  },
};

/** Runs one command. @returns the exit code: 2 for words that are none, 1 where `status` or `doctor` finds something that does not work */
export async function run(
  network: Network,
  [name, ...args]: readonly string[],
  options: CommandOptions,
): Promise<number> {
  const command = COMMANDS[name ?? ''];
  const code = await command?.(network, args, options);
  if (code === undefined) process.stderr.write(USAGE);
  return code ?? 2;
}

async function timed(say: Say, work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  say(`${seconds(began)} s`);
  return 0;
}

function findingLine(found: Finding, language: 'en' | 'zh'): string {
  const { code, severity, subject } = found;
  const word = language === 'en' ? severity : { error: '错误', warning: '警告' }[severity];
  return `${code}  ${word}  ${subject}: ${found[language]}`;
}

function isFault(word: string | undefined): word is Fault {
  return FAULTS.some((each) => each === word);
}
