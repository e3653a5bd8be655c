import { existsSync } from 'node:fs';
import { ABI_VERSION, type Addon, NativeUnavailableError } from '../addon';

/**
 * Loads an addon.
 * @throws NativeUnavailableError `NATIVE_NOT_BUILT`, `NATIVE_DOES_NOT_LOAD` or `NATIVE_OTHER_VERSION`
 */
export function loadAddon(file: string): Addon {
  if (!existsSync(file)) {
    const how = 'node chaincode/native-verifier/dist/build.js, with cargo';
    throw new NativeUnavailableError('NATIVE_NOT_BUILT', `not built here: ${how}`);
  }
  const module: { exports: Partial<Addon> } = { exports: {} };
  try {
    process.dlopen(module, file);
  } catch (cause) {
    const message = 'the addon does not load on this machine';
    throw new NativeUnavailableError('NATIVE_DOES_NOT_LOAD', message, { cause });
  }
  return checkVersion(module.exports);
}

/**
 * Takes an addon's exports for what they should be if it says this package's version.
 * @throws NativeUnavailableError `NATIVE_OTHER_VERSION`
 */
export function checkVersion(exports: Partial<Addon>): Addon {
  const { abiVersion, VerifyingKey, Batch } = exports;
  const version = abiVersion?.();
  if (abiVersion === undefined || version !== ABI_VERSION || !VerifyingKey || !Batch) {
    const message = `the addon speaks version ${String(version)}, this package ${String(ABI_VERSION)}`;
    throw new NativeUnavailableError('NATIVE_OTHER_VERSION', message);
  }
  return { abiVersion, VerifyingKey, Batch };
}
