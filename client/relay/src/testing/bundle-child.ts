import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = resolve(__dirname, '../../../..');
const PACKAGES = {
  '@fuqi/domain': 'chaincode/domain',
  '@fuqi/protocol': 'chaincode/protocol',
  '@fuqi/sdk': 'client/sdk',
  '@fuqi/zk-circuits': 'zk-circuits',
};

/** A program of this folder as one file of JavaScript, from the present sources of all packages. */
export function bundleChild(name: string): { readonly file: string; remove(): void } {
  const build = resolve(__dirname, '../../build');
  mkdirSync(build, { recursive: true });
  // Inside the package, from where libraries resolve.
  const folder = mkdtempSync(join(build, 'child-'));
  const file = join(folder, `${name}.cjs`);
  buildSync({
    entryPoints: [join(__dirname, `${name}.ts`)],
    outfile: file,
    ...{ bundle: true, platform: 'node', format: 'cjs', packages: 'external' },
    alias: Object.fromEntries(
      Object.entries(PACKAGES).map(([alias, path]) => [alias, join(ROOT, path, 'src/index.ts')]),
    ),
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
