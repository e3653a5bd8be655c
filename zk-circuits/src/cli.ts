#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { bundleCommand } from './browser/bundle-command';
import { keysCommand } from './keys/keys-command';
import { nativeCommand } from './prove/native-command';

const USAGE = `usage: cli.js <command>

  keys            compile the circuits and make their development keys; compare with keys/development.json
  keys --check    the same, hashing every file of the build folder again
  keys --write    the same, and record the result in keys/development.json
  browser-bundle [circuit …] [--out DIR]
                  bundle the prover for browsers, with the named circuits' files (default: all)
  native          build the native prover (optional; needs cargo)
  deletions [circuit …] [--cases N] [--write]
                  delete each constraint statement in turn and report what notices, at N valid cases (default 1);
                  --write records it in deletions.json
`;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...{ check: { type: 'boolean' }, write: { type: 'boolean' } },
      ...{ cases: { type: 'string' }, out: { type: 'string' } },
    },
  });
  const [command, ...names] = positionals;
  if (command === 'keys') {
    return keysCommand({ rehash: values.check ?? false, write: values.write ?? false });
  }
  if (command === 'browser-bundle') return bundleCommand(names, values.out);
  if (command === 'native') return nativeCommand();
  if (command === 'deletions') {
    // Loaded on demand: only this command needs the test worlds.
    const { deletionsCommand } = await import('./mutation/deletions-command.js');
    return deletionsCommand(names, Number(values.cases ?? '1'), values.write ?? false);
  }
  process.stderr.write(USAGE);
  return 2;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
