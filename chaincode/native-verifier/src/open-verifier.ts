import { BatchVerifier, type ProofVerifier, createMclVerifier } from '@fuqi/contracts';
import { type Addon, NativeUnavailableError } from './addon';
import { addonFile } from './host/addon-file';
import { loadAddon } from './host/load-addon';
import { NativeArithmetic } from './native-arithmetic';
import { agreesOnKnownProofs } from './self-test';

/** Which verifier to open: `auto` takes the native one where it has been built and passes its self-test, else WebAssembly. */
export type VerifierChoice = 'auto' | 'native' | 'wasm';

/** A verifier and where it came from. */
export interface OpenedVerifier {
  readonly verifier: ProofVerifier;
  readonly engine: 'native' | 'wasm';
  /** Why it is not the native one, where that was wanted. */
  readonly unavailable?: NativeUnavailableError;
}

/**
 * Opens the native verifier after it has judged known proofs and keys rightly. Synchronous.
 * @throws NativeUnavailableError where there is none that may be used
 */
export function openNativeVerifier(file = addonFile()): ProofVerifier {
  return verifierOn(loadAddon(file));
}

/** @throws NativeUnavailableError `NATIVE_DISAGREES` */
export function verifierOn(addon: Addon): ProofVerifier {
  const verifier = new BatchVerifier(new NativeArithmetic(addon));
  if (!agreesOnKnownProofs(verifier)) {
    const message = 'the addon does not judge known proofs as it must';
    throw new NativeUnavailableError('NATIVE_DISAGREES', message);
  }
  return verifier;
}

/**
 * Opens a verifier.
 * @throws NativeUnavailableError where the native one is asked for and there is none
 */
export async function openVerifier(
  choice: VerifierChoice = 'auto',
  file = addonFile(),
): Promise<OpenedVerifier> {
  if (choice === 'wasm') return { verifier: await createMclVerifier(), engine: 'wasm' };
  try {
    return { verifier: openNativeVerifier(file), engine: 'native' };
  } catch (error) {
    if (choice === 'native' || !(error instanceof NativeUnavailableError)) throw error;
    return { verifier: await createMclVerifier(), engine: 'wasm', unavailable: error };
  }
}
