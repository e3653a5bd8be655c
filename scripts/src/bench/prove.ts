import { CIRCUITS, type CircuitName } from '@fuqi/protocol';
import {
  type Prover,
  nativeAvailable,
  nativeProver,
  prepareKeys,
  processProver,
} from '@fuqi/zk-circuits';
import { type Bench, type Figure, figure, timed } from './figure';
import { peakDuring, residentOf } from './process-memory';
import { PROOF_INPUTS } from './proof-inputs';

const RUNS = 2;

interface Measured {
  readonly seconds: number[];
  readonly resident: number[];
}

/** One proof by a prover that has just been opened: its process starts with it and ends with it. */
async function once(open: () => Prover, circuit: CircuitName, into: Measured): Promise<void> {
  const input = PROOF_INPUTS[circuit]();
  const before = residentOf();
  const prover = open();
  try {
    const peak = await peakDuring(async () => {
      into.seconds.push((await timed(() => prover.prove({ circuit, input }))) / 1000);
    });
    into.resident.push(peak - before);
  } finally {
    await prover.close();
  }
}

function* figures(circuit: CircuitName, wasm: Measured, native?: Measured): Generator<Figure> {
  yield figure(`prove ${circuit}, WebAssembly`, 's', wasm.seconds);
  yield figure(`prove ${circuit}, WebAssembly, memory`, 'MiB', wasm.resident);
  if (native === undefined) return;
  const against = { runs: wasm.seconds, as: 'faster' } as const;
  yield figure(`prove ${circuit}, native`, 's', native.seconds, against);
  yield figure(`prove ${circuit}, native, memory`, 'MiB', native.resident);
}

/**
 * Seconds from the inputs to a proof, start of the prover's process and witness included, with snarkjs in WebAssembly and, where it was built, the native prover
 * by turns; and the resident memory of that process at its highest. Inputs are valid ones of every circuit.
 */
export const benchProve: Bench = async function* (say) {
  const prepared = await prepareKeys();
  const files = Object.fromEntries(prepared.map(({ name, ...file }) => [name, file]));
  const native = await nativeAvailable();
  say(native ? 'WebAssembly and native' : 'WebAssembly only: the native prover is not built');
  for (const circuit of CIRCUITS) {
    const constraints = files[circuit]?.entry.constraints ?? 0;
    yield figure(`prove ${circuit}, constraints`, 'constraints', [constraints]);
    const provers = [() => processProver(files), ...(native ? [() => nativeProver(files)] : [])];
    const measured = provers.map((): Measured => ({ seconds: [], resident: [] }));
    for (let run = 0; run < RUNS; run += 1) {
      for (const [i, open] of provers.entries()) {
        const into = measured[i];
        if (into !== undefined) await once(open, circuit, into);
      }
      say(`${circuit}, run ${run + 1} of ${RUNS}`);
    }
    const [wasm, other] = measured;
    if (wasm !== undefined) yield* figures(circuit, wasm, other);
  }
};
