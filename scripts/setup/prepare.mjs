/** From a fresh clone to something that runs: packages, build, keys. Each part does nothing when nothing is to do. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { install, isInstalled } from './install.mjs';
import { ROOT, runNode } from './run.mjs';

export const PREPARE_STEPS = 3;

const COMPILER = 'node_modules/typescript/bin/tsc';
const KEYS = 'zk-circuits/dist/cli.js';
const CONSOLE = 'client/console/build.mjs';

export const TITLES = {
  install: 'Packages 安装依赖',
  build: 'Build 编译',
  keys: 'Circuits and keys 电路与密钥',
  console: 'Console 控制台',
};

export async function installIfNeeded() {
  return isInstalled() ? { code: 0, note: 'unchanged 无变化' } : install();
}

/** The compiler decides what is stale. */
export function build() {
  return runNode([COMPILER, '-b', '--pretty', 'false'], { output: 'keep' });
}

/** The web console's pages, when their sources have changed. */
export async function buildConsole() {
  const built = await runNode([CONSOLE], { output: 'keep' });
  return built.code === 0 ? { code: 0, note: built.text.trim() } : built;
}

export function keys(output) {
  return runBuilt(KEYS, ['keys'], output);
}

/** A program of ours that the build makes; a clear word when the build did not make it. */
export function runBuilt(program, args, output) {
  if (!existsSync(join(ROOT, program))) return Promise.resolve({ code: 1, text: missing(program) });
  return runNode([program, ...args], { output });
}

export function missing(program) {
  return `${program} is missing after the build. 编译后缺少 ${program}。\n`;
}

/** Packages and build. Answers whether they stand; the failed step has said why. */
export async function prepareCode(steps) {
  const installed = await steps.step(TITLES.install, installIfNeeded);
  if (installed.code !== 0) return false;
  const built = await steps.step(TITLES.build, build);
  return built.code === 0;
}

/** Those, then keys. Answers as {@link prepareCode}. */
export async function prepare(steps, { keysOutput = 'show' } = {}) {
  if (!(await prepareCode(steps))) return false;
  const prepared = await steps.step(TITLES.keys, () => keys(keysOutput));
  return prepared.code === 0;
}

/** All of it, and the console. Answers as {@link prepareCode}. */
export async function prepareProduct(steps) {
  if (!(await prepare(steps))) return false;
  return (await steps.step(TITLES.console, buildConsole)).code === 0;
}
