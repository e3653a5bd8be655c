/**
 * Builds the console when what it is made of has changed: its sources, those of the packages that run in the page, and the
 * lock file. `node client/console/build.mjs [--force]`
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, '../..');
const STAMP = join(HERE, 'dist/.sources');
const MADE_OF = [
  ...['client/console/src', 'client/console/public', 'client/console/index.html'],
  ...['client/console/vite.config.mts', 'client/console/package.json', 'package-lock.json'],
  ...['chaincode/domain/src', 'chaincode/protocol/src', 'client/sdk/src'],
];
/** Tests and their tools are no part of the page. */
const LEFT_OUT = /\.test\.ts$|\/testing$|\/__snapshots__$/;

function* filesOf(path) {
  if (LEFT_OUT.test(path)) return;
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) yield* filesOf(join(path, name));
}

/** SHA-256 over names and contents. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const part of MADE_OF) {
    for (const file of filesOf(join(ROOT, part))) {
      const content = readFileSync(file);
      hash.update(`${relative(ROOT, file)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

const now = fingerprint();
const built = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
if (built !== now || process.argv.includes('--force')) {
  const { build } = await import('vite');
  await build({ root: HERE, logLevel: 'error' });
  writeFileSync(STAMP, now);
  process.stdout.write('built 已编译\n');
} else {
  process.stdout.write('unchanged 无变化\n');
}
