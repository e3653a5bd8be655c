import * as path from 'node:path';

/** Folder of this package, whether its sources or its compiled files run. */
export const PACKAGE_ROOT = path.resolve(__dirname, '..');

/** Where the main circuits are: one file each, named after the circuit. */
export const MAIN_CIRCUITS = path.join(PACKAGE_ROOT, 'circuits', 'main');

/** Folders in which circom looks for an `include` that is not relative to the including file. */
export function circuitLibraries(): string[] {
  const circomlib = path.dirname(require.resolve('circomlib/package.json'));
  return [path.join(PACKAGE_ROOT, 'circuits'), path.dirname(circomlib)];
}

/**
 * Where compiled circuits and keys are kept: everything in it is addressed by the hash of what it was made
 * from and can be deleted at any time. `FUQI_CACHE` moves it, for example to a folder shared by checkouts.
 */
export function buildRoot(): string {
  return process.env['FUQI_CACHE'] ?? path.join(PACKAGE_ROOT, 'build');
}
