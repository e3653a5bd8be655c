/**
 * `npm run scenario | bench | faults | network | keys`: brings the build up to date first, with every word about it on stderr, so that
 * stdout carries the program's own lines and nothing else.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { requireNode } from './setup/node-version.cjs';
import { PREPARE_STEPS, missing, prepare, prepareCode } from './setup/prepare.mjs';
import { ROOT, runForeground } from './setup/run.mjs';
import { createSteps } from './setup/steps.mjs';
import { isInstalled } from './setup/install.mjs';

/** Proves nothing, so it needs no circuits and keys. */
const WITHOUT_KEYS = 'network';

const PROGRAMS = {
  scenario: 'scripts/dist/scenario.js',
  bench: 'scripts/dist/bench.js',
  faults: 'scripts/dist/faults.js',
  network: 'test-network/dist/cli.js',
};

requireNode();
const [name, ...args] = process.argv.slice(2);
const program = PROGRAMS[name];
if (program === undefined && name !== 'keys') {
  process.stderr.write(`usage: node scripts/run.mjs ${Object.keys(PROGRAMS).join(' | ')} | keys\n`);
  process.exitCode = 2;
} else {
  // Where packages are in place the rest takes seconds and needs no account of itself.
  const withKeys = name !== WITHOUT_KEYS;
  const steps = createSteps({
    total: withKeys ? PREPARE_STEPS : PREPARE_STEPS - 1,
    quiet: isInstalled() && name !== 'keys',
  });
  const ready = withKeys
    ? await prepare(steps, { keysOutput: name === 'keys' ? 'show' : 'stderr' })
    : await prepareCode(steps);
  if (!ready) {
    process.exitCode = 1;
  } else if (program !== undefined && !existsSync(join(ROOT, program))) {
    process.stderr.write(missing(program));
    process.exitCode = 1;
  } else if (program !== undefined) {
    await runForeground([program, ...args]);
  }
}
