import { buildNative, nativeAvailable, nativeBinary } from './native-binary';

/** `native`: builds the native prover and tries it. Returns the exit code. */
export async function nativeCommand(): Promise<number> {
  if ((await buildNative()) && (await nativeAvailable())) {
    process.stdout.write(`native prover ready: ${nativeBinary()}\n`);
    return 0;
  }
  process.stderr.write(
    'The native prover could not be built (it needs cargo, Rust 1.75 or later). Proofs are made by snarkjs.\n',
  );
  return 1;
}
