import { Command, CommanderError, Option } from 'commander';
import { EXIT, FuqiError } from '@fuqi/domain';
import type { Language } from '@fuqi/domain';
import { CliError, ProblemError } from './cli-error';
import { registerCompletion } from './commands/completion';
import { registerDemo } from './commands/demo';
import { registerDoctor } from './commands/doctor';
import { registerEvent } from './commands/event';
import { registerExplain } from './commands/explain';
import { registerOperation } from './commands/operation';
import { registerPaper } from './commands/paper';
import { registerProfile } from './commands/profile';
import { registerQuote } from './commands/quote';
import { registerReading } from './commands/reading';
import { toolsOf } from './commands/register';
import type { Register } from './commands/register';
import { registerVoucher } from './commands/voucher';
import { OUTPUTS, systemLanguage } from './context';
import { exitCodeOf } from './exit-code';
import type { Terminal } from './terminal';

const COMMANDS: readonly Register[] = [
  ...[
    registerReading,
    registerVoucher,
    registerQuote,
    registerOperation,
    registerEvent,
    registerPaper,
  ],
  ...[registerProfile, registerDoctor, registerExplain, registerDemo, registerCompletion],
];

const EXAMPLES = `
Examples 示例:
  fuqi demo                                    profiles for the story of npm start
  fuqi task list                               what waits for you
  fuqi voucher list --state offered
  fuqi voucher accept 5f0c3a9d21bb
  fuqi voucher pass-on 5f0c3a9d21bb --to 6 --value 300,000.00
  fuqi quote request 5f0c3a9d21bb --value 100,000 --bank 2 --bank 3
  fuqi explain FUQI-INPUT-008

Exit codes: 0 done, 1 unexpected, 2 usage, 3 invalid, 4 denied, 5 missing, 6 conflict, 7 unreachable, 8 proof.`;

/** The command line as a whole. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('fuqi')
    .description('符契: vouchers of what is owed, from the command line')
    .addOption(new Option('--output <form>', 'form of the data on stdout').choices(OUTPUTS))
    .option('--json', 'the same as --output json')
    .option('--profile <name>', 'whom to work as')
    .option('--url <address>', 'another gateway')
    .option('--lang <language>', 'zh or en')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
    });
  const tools = toolsOf(terminal);
  for (const register of COMMANDS) register(program, tools);
  for (const noun of program.commands) prepare(noun, program);
  return program;
}

/** Sub-commands do not inherit how their program ends. */
function prepare(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const verb of command.commands) prepare(verb, command);
}

/** Runs one command line. @returns its exit code */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await createProgram(terminal).parseAsync([...argv], { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage;
    tellFailure(error, terminal, languageOf(argv, terminal));
    return exitCodeOf(error);
  }
}

/** A failure may come before the flags are read in full. */
function languageOf(argv: readonly string[], { env }: Terminal): Language {
  const asked = argv[argv.indexOf('--lang') + 1];
  const flagged = argv.includes('--lang') ? asked : env['FUQI_LANG'];
  if (flagged === undefined) return systemLanguage(env);
  return flagged.startsWith('zh') ? 'zh' : 'en';
}

/** Code, cause, and what to do next. */
function tellFailure(error: unknown, terminal: Terminal, language: Language): void {
  const err = (text: string): void => terminal.err(text);
  if (error instanceof ProblemError) {
    const { code, title, next, detail, errors = [], traceId } = error.problem;
    err(`✗ ${code} ${title}${detail === undefined ? '' : ` (${detail})`}\n`);
    for (const { pointer, code: what } of errors) err(`    ${pointer}: ${what}\n`);
    err(`  → ${next}\n${traceId === undefined ? '' : `  trace ${traceId}\n`}`);
  } else if (error instanceof FuqiError) {
    err(
      `✗ ${error.entry.code} ${error.entry.title[language]}\n  → ${error.entry.next[language]}\n`,
    );
  } else if (error instanceof CliError) {
    err(`✗ ${error.title[language]}\n  → ${error.next[language]}\n`);
  } else {
    err(`✗ ${error instanceof Error ? error.message : 'unexpected'}\n`);
  }
}
