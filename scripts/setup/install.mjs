/** Packages: what is installed is compared with the lock file, entry by entry, and put right only where they differ. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { matchesLock } from './lock.cjs';
import { ROOT, run, runNode } from './run.mjs';

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return undefined;
  }
}

export function isInstalled() {
  return matchesLock(
    readPackages(join(ROOT, 'package-lock.json')),
    readPackages(join(ROOT, 'node_modules', '.package-lock.json')),
  );
}

/** `npm ci` through the npm that runs us, or the one on PATH. */
export function install() {
  const args = ['ci', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath ?? '';
  const options = { output: 'keep' };
  if (/npm-cli\.c?js$/.test(npm) && existsSync(npm)) return runNode([npm, ...args], options);
  return run('npm', args, options);
}
