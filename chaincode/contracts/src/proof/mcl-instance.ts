import * as mcl from 'mcl-wasm';

/**
 * mcl-wasm keeps one WebAssembly instance a process. It is brought up once, and a verifier holds on to the instance that
 * it was made with: if other code initialised mcl again, for another curve say, the verifier stops rather than compute on
 * something else.
 */
let starting: Promise<mclMemory> | undefined;

type mclMemory = ReturnType<typeof mcl.getMemory>;

/** Initialises mcl-wasm on BN254 unless it is already, and returns what identifies the instance. */
export function startMcl(): Promise<mclMemory> {
  starting ??= (async () => {
    await mcl.init(mcl.BN_SNARK1);
    return mcl.getMemory();
  })();
  return starting;
}

/** @throws Error if `instance` is no longer the one that mcl-wasm's functions work on */
export function assertSameInstance(instance: mclMemory): void {
  if (mcl.getMemory() !== instance || mcl.curveType !== mcl.BN_SNARK1) {
    throw new Error('mcl-wasm was initialised again under a running verifier');
  }
}
