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

const RUNS = 3;

interface Measured {
  readonly seconds: number[];
  readonly resident: number[];
}

async function once(prover: Prover, circuit: CircuitName, into?: Measured): Promise<void> {
  const input = PROOF_INPUTS[circuit]();
  const before = residentOf();
  let milliseconds = 0;
  const peak = await peakDuring(async () => {
    milliseconds = await timed(() => prover.prove({ circuit, input }));
  });
  into?.seconds.push(milliseconds / 1000);
  into?.resident.push(peak - before);
}

function* figures(circuit: CircuitName, wasm: Measured, native?: Measured): Generator<Figure> {
  yield figure(`prove ${circuit}, WebAssembly`, 's', wasm.seconds);
  yield figure(`prove ${circuit}, WebAssembly, memory of the proof`, 'MiB', wasm.resident);
  if (native === undefined) return;
  const against = { runs: wasm.seconds, as: 'faster' } as const;
  yield figure(`prove ${circuit}, native`, 's', native.seconds, against);
  yield figure(`prove ${circuit}, native, memory of the proof`, 'MiB', native.resident);
}

/**
 * Seconds from the inputs to a proof, witness included, with snarkjs in WebAssembly and, where it was built, the native prover
 * by turns; and how much resident memory a proof adds to the process tree. Inputs are valid ones of every circuit.
 */
export const benchProve: Bench = async function* (say) {
  const prepared = await prepareKeys();
  const files = Object.fromEntries(prepared.map(({ name, ...file }) => [name, file]));
  const native = await nativeAvailable();
  say(native ? 'WebAssembly and native' : 'WebAssembly only: the native prover is not built');
  for (const circuit of CIRCUITS) {
    const constraints = files[circuit]?.entry.constraints ?? 0;
    yield figure(`prove ${circuit}, constraints`, 'constraints', [constraints]);
    const provers = [processProver(files), ...(native ? [nativeProver(files)] : [])];
    const measured = provers.map((): Measured => ({ seconds: [], resident: [] }));
    try {
      for (let run = 0; run < RUNS; run += 1) {
        for (const [i, prover] of provers.entries()) await once(prover, circuit, measured[i]);
      }
    } finally {
      await Promise.all(provers.map((prover) => prover.close()));
    }
    const [wasm, other] = measured;
    if (wasm !== undefined) yield* figures(circuit, wasm, other);
  }
};
