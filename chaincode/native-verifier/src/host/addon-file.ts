import { join } from 'node:path';

/** The folder of this package, seen from its sources and from its build alike. */
export const PACKAGE_ROOT = join(__dirname, '..', '..');

/** Where `build.js` puts the addon of this machine. */
export function addonFile(): string {
  const machine = `${process.platform}-${process.arch}`;
  return join(PACKAGE_ROOT, 'build', `fuqi-verifier.${machine}.node`);
}

/**
 * The module that exports the contracts with the native verifier where there is one: what the embedded ledger takes as
 * `modulePath`. It is of the build, for a bank's thread loads JavaScript.
 */
export function chaincodeModule(): string {
  return join(PACKAGE_ROOT, 'dist', 'chaincode.js');
}
