import * as path from 'node:path';
import { prepareKeys } from '../keys/prepare-keys';
import { PACKAGE_ROOT } from '../paths';
import { bundleForBrowser } from './bundle';

/** Where a bundle goes when nothing else is said. */
const DEFAULT_OUT = path.join(PACKAGE_ROOT, 'dist', 'browser-bundle');

/**
 * `browser-bundle`: bundles the prover for browsers with the files of the named circuits, or of all. Returns the exit code.
 * @throws RangeError for the name of no circuit
 */
export async function bundleCommand(names: readonly string[], out = DEFAULT_OUT): Promise<number> {
  const prepared = await prepareKeys();
  const unknown = names.filter((name) => !prepared.some((circuit) => circuit.name === name));
  if (unknown.length > 0) throw new RangeError(`no such circuit: ${unknown.join(', ')}`);
  const circuits = prepared.filter(({ name }) => names.length === 0 || names.includes(name));
  const sizes = await bundleForBrowser({ out: path.resolve(out), circuits });
  for (const [file, bytes] of Object.entries(sizes)) {
    process.stdout.write(`${file}: ${Math.ceil(bytes / 1024)} KiB\n`);
  }
  process.stdout.write(`${circuits.length} circuits; all in ${path.resolve(out)}\n`);
  return 0;
}
