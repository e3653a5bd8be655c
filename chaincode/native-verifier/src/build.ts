#!/usr/bin/env node
import { addonFile } from './host/addon-file';
import { buildAddon } from './host/build-addon';
import { openNativeVerifier } from './open-verifier';

const NEEDS = 'It needs cargo, Rust 1.88 or later. Proofs are verified in WebAssembly.';

/** Builds the native verifier and tries it. Returns the exit code. */
async function main(): Promise<number> {
  if (!(await buildAddon())) {
    process.stderr.write(`The native verifier could not be built. ${NEEDS}\n`);
    return 1;
  }
  openNativeVerifier();
  process.stdout.write(`native verifier ready: ${addonFile()}\n`);
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
