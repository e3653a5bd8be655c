/**
 * Chaincode and the embedded ledger depend on permissive licences only: what links GPL code lives in zk-circuits and in
 * the client's prover worker. Walks the locked production dependencies of those packages as Node would resolve them.
 */
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const ROOT = resolve(__dirname, '..', '..');

const PERMISSIVE_ONLY = [
  'chaincode/domain',
  'chaincode/protocol',
  'chaincode/contracts',
  'chaincode/service',
  'chaincode/native-verifier',
  'network/embedded',
];

const PERMISSIVE = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0'],
  ...['ISC', 'MIT', 'MIT-0', 'Python-2.0', 'Unlicense', 'Zlib'],
]);

/** Whether an SPDX expression leaves a permissive choice: every part of an AND, any part of an OR; no exceptions. */
function isPermissive(expression) {
  if (typeof expression !== 'string') return false;
  const inner = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(inner)) return false;
  return inner
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => PERMISSIVE.has(part.trim())));
}

/** Where `name` resolves from `path`: its own node_modules first, then each parent's. */
function resolveLocked(packages, path, name) {
  for (let at = path; ;) {
    const candidate = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    const entry = packages[candidate];
    if (entry !== undefined) return entry.link === true ? entry.resolved : candidate;
    if (at === '') return undefined;
    const parent = at.lastIndexOf('/node_modules/');
    if (parent >= 0) at = at.slice(0, parent);
    else at = '';
  }
}

/** Every locked path in the production closure of `path`, itself included, each with the chain that leads to it. */
function productionClosure(packages, path) {
  const chains = new Map([[path, path]]);
  for (const [at, chain] of chains) {
    const { dependencies, optionalDependencies, peerDependencies } = packages[at] ?? {};
    for (const name of Object.keys({
      ...peerDependencies,
      ...optionalDependencies,
      ...dependencies,
    })) {
      const found = resolveLocked(packages, at, name);
      if (found !== undefined && !chains.has(found)) chains.set(found, `${chain} > ${name}`);
    }
  }
  return chains;
}

function licenceOf(packages, path) {
  const locked = packages[path]?.license;
  if (locked !== undefined) return locked;
  try {
    const manifest = JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8'));
    return manifest.license?.type ?? manifest.license ?? manifest.licenses?.[0]?.type;
  } catch {
    return undefined;
  }
}

/** One line for each package that a permissive-only package must not depend on. */
function findForbidden(packages, roots = PERMISSIVE_ONLY, licence = licenceOf) {
  const lines = [];
  for (const root of roots) {
    if (packages[root] === undefined) lines.push(`${root}: not in the lock file`);
    for (const [path, chain] of productionClosure(packages, root)) {
      const found = licence(packages, path);
      if (!isPermissive(found)) lines.push(`${chain}: ${found ?? 'no licence stated'}`);
    }
  }
  return lines;
}

function main() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const lines = findForbidden(packages);
  for (const line of lines) console.error(line);
  process.exitCode = lines.length === 0 ? 0 : 1;
}

if (require.main === module) main();

module.exports = { findForbidden, isPermissive, productionClosure, resolveLocked };
