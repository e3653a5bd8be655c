import { FuqiError } from '@fuqi/domain';
import { createMclVerifier } from './proof/index';
import type { PreparedKey, ProofVerifier } from './proof/index';

/** How many prepared keys a process keeps: every circuit, through a few generations of keys. */
const PREPARED_MAX = 64;

/**
 * The verifier of this process and the keys that it has prepared. Both are functions of bytes alone, so keeping them between
 * transactions changes how long an answer takes and never what it is.
 */
export class ProofService {
  readonly #prepared = new Map<string, PreparedKey>();

  constructor(readonly verifier: ProofVerifier) {}

  /**
   * A key ready for use, prepared on first sight of its hash.
   *
   * @param hash SHA-256 of `bytes`, as pinned in the state key that `bytes` were read from
   * @throws FuqiError `state-damaged` when it is not
   */
  prepared(hash: string, bytes: Uint8Array): PreparedKey {
    const known = this.#prepared.get(hash);
    if (known !== undefined) return known;
    const key = this.verifier.prepareKey(bytes);
    if (key.hash !== hash) throw new FuqiError('state-damaged', 'verifying key');
    if (this.#prepared.size >= PREPARED_MAX) this.#prepared.clear();
    this.#prepared.set(hash, key);
    return key;
  }
}

let service: Promise<ProofService> | undefined;

/** Starts WebAssembly once a process; every contract awaits it before each transaction. */
export function proofService(): Promise<ProofService> {
  service ??= createMclVerifier().then((verifier) => new ProofService(verifier));
  return service;
}

/** Puts another verifier behind the same interface, for instance a native one. For launchers, before the first transaction. */
export function useProofVerifier(verifier: ProofVerifier): void {
  service = Promise.resolve(new ProofService(verifier));
}
