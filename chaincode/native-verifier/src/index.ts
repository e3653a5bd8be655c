/** Groth16 verification in native code, behind the interface of the contracts' WebAssembly verifier. */
export { NativeUnavailableError, type UnavailableReason } from './addon';
export { addonFile, chaincodeModule } from './host/addon-file';
export { buildAddon } from './host/build-addon';
export {
  type OpenedVerifier,
  type VerifierChoice,
  openNativeVerifier,
  openVerifier,
} from './open-verifier';
