import * as fs from 'node:fs';
import * as path from 'node:path';
import type { BuildOptions } from 'esbuild';
import type { PreparedCircuit } from '../keys/prepare-circuit';
import { PACKAGE_ROOT } from '../paths';
import type { CircuitFiles } from '../prove/worker-messages';
import { BundleError } from './bundle-error';
import { BUNDLE } from './open-bundle';

/** Hexadecimal digits of its hash in the name of a key or calculator, so that a server may let them be cached for ever. */
const HASH_DIGITS = 16;

/** Both scripts carry their licence, whatever else of them a bundler or a server leaves out. */
const BANNER =
  '/*! SPDX-License-Identifier: GPL-3.0-only. Sources and licence: LICENSE beside this file. */';

const COMMON: BuildOptions = {
  ...{ bundle: true, platform: 'browser', target: 'es2022', minify: true },
  // The sources need none, and a stray tsconfig must not change the result.
  tsconfigRaw: {},
  banner: { js: BANNER },
  logLevel: 'silent',
};

/** Where to, and which circuits' files go along. */
export interface BundleOptions {
  /** Folder; made when missing, files of the same name in it are replaced. */
  readonly out: string;
  readonly circuits: readonly Pick<PreparedCircuit, 'name' | 'wasm' | 'zkey' | 'entry'>[];
}

/** What was bundled: size in bytes of each script by its name. */
export type BundleSizes = Readonly<Record<string, number>>;

/**
 * Writes what a browser needs to prove: `prover.js`, a module for the page ({@link openBundle}); `prove-worker.js`, the Web
 * Worker with snarkjs in it; `circuits.json` and the circuits' calculators and proving keys; the licence of all that.
 * @throws BundleError
 */
export async function bundleForBrowser({ out, circuits }: BundleOptions): Promise<BundleSizes> {
  await fs.promises.mkdir(path.join(out, 'circuits'), { recursive: true });
  const sizes = {
    [BUNDLE.page]: await bundle('page.ts', path.join(out, BUNDLE.page), 'esm'),
    // A classic script: module workers are younger than what proving needs.
    [BUNDLE.worker]: await bundle('prove-worker.ts', path.join(out, BUNDLE.worker), 'iife'),
  };
  const list: Record<string, CircuitFiles> = {};
  for (const { name, wasm, zkey, entry } of circuits) {
    const files = {
      wasm: `circuits/${name}-${entry.wasmSha256.slice(0, HASH_DIGITS)}.wasm`,
      zkey: `circuits/${name}-${entry.zkeySha256.slice(0, HASH_DIGITS)}.zkey`,
    };
    await fs.promises.copyFile(wasm, path.join(out, files.wasm));
    await fs.promises.copyFile(zkey, path.join(out, files.zkey));
    list[name] = files;
  }
  await fs.promises.writeFile(path.join(out, BUNDLE.circuits), JSON.stringify(list, null, 2));
  await fs.promises.copyFile(path.join(PACKAGE_ROOT, 'LICENSE'), path.join(out, 'LICENSE'));
  return sizes;
}

/** Bundles one script of this folder's sources. Returns its bytes. */
async function bundle(entry: string, outfile: string, format: 'esm' | 'iife'): Promise<number> {
  const { build } = await import('esbuild').catch(() => {
    throw new BundleError('ZK_BUNDLER_MISSING', 'esbuild is not installed: npm install');
  });
  const source = path.join(PACKAGE_ROOT, 'src', 'browser', entry);
  try {
    await build({ ...COMMON, format, outfile, entryPoints: [source] });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new BundleError('ZK_BUNDLE_FAILED', reason);
  }
  return (await fs.promises.stat(outfile)).size;
}
