/** `npm start`: prepares what is missing, then runs the product on the embedded ledger. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { requireNode } from './setup/node-version.cjs';
import { PREPARE_STEPS, missing, prepareProduct } from './setup/prepare.mjs';
import { ROOT, runForeground } from './setup/run.mjs';
import { createSteps } from './setup/steps.mjs';

const PROGRAM = 'scripts/dist/start.js';

requireNode();
const steps = createSteps({
  total: PREPARE_STEPS + 1,
  write: (text) => process.stdout.write(text),
});
if (!(await prepareProduct(steps))) {
  process.exitCode = 1;
} else if (!existsSync(join(ROOT, PROGRAM))) {
  process.stderr.write(missing(PROGRAM));
  process.exitCode = 1;
} else {
  await runForeground([PROGRAM, ...process.argv.slice(2)]);
}
