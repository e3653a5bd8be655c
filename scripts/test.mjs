/**
 * `npm test`: prepares what is missing, checks types, lint, format, dependencies and licences, plays S1 with real proofs, runs every test, and
 * ends with one line of true counts. Arguments go to jest.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addCounts, countJest, formatCounts, isGood, skippedTests } from './setup/counts.cjs';
import { requireNode } from './setup/node-version.cjs';
import { TITLES, build, buildConsole, installIfNeeded, keys } from './setup/prepare.mjs';
import { runNode } from './setup/run.mjs';
import { createSteps } from './setup/steps.mjs';

/** A run that hangs is a failed run. */
const JEST_LIMIT_MS = 3_600_000;

const bin = (path, ...args) => [`node_modules/${path}`, ...args];

/** Each is one check of the last line. */
const CHECKS = [
  ['Types 类型', bin('typescript/bin/tsc', '-p', 'tsconfig.check.json', '--pretty', 'false')],
  [
    'Types of the console 控制台类型',
    bin('typescript/bin/tsc', '-p', 'client/console/tsconfig.json', '--pretty', 'false'),
  ],
  [
    'Types of its browser tests 浏览器测试类型',
    bin('typescript/bin/tsc', '-p', 'client/console/tsconfig.testing.json', '--pretty', 'false'),
  ],
  ['Lint 代码规范', bin('eslint/bin/eslint.js', '.', '--max-warnings', '0')],
  ['Format 格式', bin('prettier/bin/prettier.cjs', '--check', '.')],
  [
    'Dependencies 依赖方向',
    bin(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      'chaincode',
      'zk-circuits/src',
      'network',
      'client',
      'test-network/src',
      'scripts/src',
    ),
  ],
  ['Licences 许可证', ['scripts/tooling/licences.cjs']],
  // The other scenarios are played by the tests, with proofs that cost nothing.
  // The jest tests forge proofs of witnesses that the circuits accepted; this one story is proved for real.
  ['Scenario S1, real proofs 场景 S1 真实证明', ['scripts/dist/scenario.js', 'S1']],
];

requireNode();
const steps = createSteps({
  total: CHECKS.length + 5,
  write: (text) => process.stdout.write(text),
});
const counts = await runAll();
process.stdout.write(`${formatCounts(counts)}\n`);
process.exitCode = isGood(counts) ? 0 : 1;

async function runAll() {
  const installed = await steps.step(TITLES.install, installIfNeeded);
  if (installed.code !== 0) return { passed: 0, failed: 1, skipped: 0 };
  let counts = await checked(TITLES.build, build);
  counts = addCounts(counts, await checked(TITLES.console, buildConsole));
  const prepared = await steps.step(TITLES.keys, () => keys('show'));
  if (prepared.code !== 0) counts = addCounts(counts, { passed: 0, failed: 1, skipped: 0 });
  for (const [title, args] of CHECKS) {
    counts = addCounts(counts, await checked(title, () => runNode(args, { output: 'keep' })));
  }
  return addCounts(counts, await runJest());
}

async function checked(title, work) {
  const { code } = await steps.step(title, work);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

async function runJest() {
  const folder = mkdtempSync(join(tmpdir(), 'fuqi-test-'));
  const report = join(folder, 'jest.json');
  const args = ['--ci', '--json', `--outputFile=${report}`, ...process.argv.slice(2)];
  try {
    let exitCode = 1;
    await steps.step('Tests 测试', async () => {
      const result = await runNode(bin('jest/bin/jest.js', ...args), {
        output: 'stderr',
        timeoutMs: JEST_LIMIT_MS,
      });
      exitCode = result.code;
      return result;
    });
    const result = readReport(report);
    for (const name of skippedTests(result)) process.stdout.write(`Skipped 跳过: ${name}\n`);
    return countJest(result, exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
