/**
 * The chaincode with the native verifier where this machine has one, else in WebAssembly: a module in the form in which
 * Fabric's launcher, the service and the embedded ledger's banks load contracts.
 */
import { contracts, metadata, useProofVerifier } from '@fuqi/contracts';
import { NativeUnavailableError } from './addon';
import { openNativeVerifier } from './open-verifier';

/** Which verifier this process uses, and why not the native one. */
export const verifierInUse = takeNativeVerifier();

function takeNativeVerifier(): { engine: 'native' | 'wasm'; reason?: string } {
  try {
    useProofVerifier(openNativeVerifier());
    return { engine: 'native' };
  } catch (error) {
    if (!(error instanceof NativeUnavailableError)) throw error;
    return { engine: 'wasm', reason: error.message };
  }
}

export { contracts, metadata };
