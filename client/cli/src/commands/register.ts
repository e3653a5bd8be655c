import type { Command } from 'commander';
import { Context } from '../context';
import type { GlobalFlags } from '../context';
import type { Terminal } from '../terminal';

/** A noun's commands are added by a function like this. */
export type Register = (program: Command, tools: Tools) => void;

export interface Tools {
  readonly terminal: Terminal;
  /** The context of a command that runs. */
  context(command: Command): Context;
}

export function toolsOf(terminal: Terminal): Tools {
  return {
    terminal,
    context: (command) => new Context(terminal, command.optsWithGlobals<GlobalFlags>()),
  };
}

/** The flags of everything that draws a signature after it. */
export function actFlags(command: Command): Command {
  return command
    .option('--dry-run', 'draft and show it, sign nothing')
    .option('--yes', 'do not ask')
    .option('--wait <seconds>', 'how long to wait for proof and ledger', Number, 55);
}
