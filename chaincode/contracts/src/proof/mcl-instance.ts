import * as mcl from 'mcl-wasm';

/**
 * mcl-wasm keeps one WebAssembly instance a process. It is brought up once, and a verifier holds on to the instance that
 * it was made with: if other code initialised mcl again, for another curve say, the verifier stops rather than compute on
 * something else.
 */
let starting: Promise<MclInstance> | undefined;

/** What identifies the instance: its memory. */
export type MclInstance = ReturnType<typeof mcl.getMemory>;

/** Initialises mcl-wasm on BN254 unless it is already, and returns what identifies the instance. */
export function startMcl(): Promise<MclInstance> {
  starting ??= (async () => {
    // Another copy of this module in the process (source beside build) may have started it; a second start would end the
    // first one's verifiers.
    if (mcl.curveType !== mcl.BN_SNARK1) await mcl.init(mcl.BN_SNARK1);
    return mcl.getMemory();
  })();
  return starting;
}

/** @throws Error if `instance` is no longer the one that mcl-wasm's functions work on */
export function assertSameInstance(instance: MclInstance): void {
  if (mcl.getMemory() !== instance || mcl.curveType !== mcl.BN_SNARK1) {
    throw new Error('mcl-wasm was initialised again under a running verifier');
  }
}
