import { type ProofItem, type ProofVerifier, createMclVerifier } from '@fuqi/contracts';
import {
  TrapdoorKey,
  loadSnarkjs,
  publicBytes,
  toSnarkjsKey,
  toSnarkjsProof,
  toSnarkjsPublics,
} from '@fuqi/contracts/dist/proof/testing/index';
import { openVerifier } from '@fuqi/native-verifier';
import { type Bench, type Figure, figure } from './figure';

/** As many public inputs as the circuit `move` has. */
const PUBLIC_COUNT = 31;
const BATCH = 64;
/** The verifiers take turns, so that a machine that slows down slows all of them. */
const ROUNDS = 6;
const RUNS_PER_ROUND = 6;
const WARM_UP = 5;

interface Contestant {
  /** Proofs in one run. */
  readonly proofs: number;
  /** Milliseconds a proof, one for each run: by the clock, and of the processor in all threads. */
  readonly wall: number[];
  readonly processor: number[];
  /** Verifies and says whether all was accepted. `run` counts up, for other proofs in each run. */
  verify(run: number): Promise<boolean>;
}

async function measure(contestant: Contestant, first: number, runs: number): Promise<void> {
  for (let run = first; run < first + runs; run += 1) {
    const usage = process.cpuUsage();
    const start = performance.now();
    const accepted = await contestant.verify(run);
    const elapsed = performance.now() - start;
    const { user, system } = process.cpuUsage(usage);
    contestant.wall.push(elapsed / contestant.proofs);
    contestant.processor.push((user + system) / 1000 / contestant.proofs);
    if (!accepted) throw new Error('a valid proof was refused');
  }
}

function contestant(proofs: number, verify: Contestant['verify']): Contestant {
  return { proofs, wall: [], processor: [], verify };
}

/** The contestants of one run; the native ones only where the native verifier has been built. */
interface Contestants {
  readonly snarkjs: Contestant;
  readonly single: Contestant;
  readonly batch: Contestant;
  readonly native?: { readonly single: Contestant; readonly batch: Contestant };
}

function at<T>(list: readonly T[], run: number): T {
  return list[run % list.length] as T;
}

/** One verifier, with one proof and with a batch. */
function ours(
  verifier: ProofVerifier,
  keyBytes: Uint8Array,
  wires: readonly Omit<ProofItem, 'key'>[],
): { single: Contestant; batch: Contestant } {
  const key = verifier.prepareKey(keyBytes);
  const items = wires.map((wire): ProofItem => ({ key, ...wire }));
  return {
    single: contestant(1, async (run) => verifier.verifyBatch([at(items, run)]).ok),
    batch: contestant(BATCH, async () => verifier.verifyBatch(items).ok),
  };
}

async function contestants(say: (progress: string) => void): Promise<Contestants> {
  const trapdoor = await TrapdoorKey.create({ seed: 'bench verify', publicCount: PUBLIC_COUNT });
  const wires = Array.from({ length: BATCH }, (_, i) => {
    const publics = trapdoor.samplePublics(String(i));
    return { proof: trapdoor.forge(publics), publics: publicBytes(publics) };
  });
  const { groth16 } = loadSnarkjs();
  const snarkjsKey = toSnarkjsKey(trapdoor.keyBytes);
  const parsed = wires.map(({ proof, publics }) => ({
    proof: toSnarkjsProof(proof),
    publics: toSnarkjsPublics(publics),
  }));
  const snarkjs = contestant(1, (run) => {
    const { proof, publics } = at(parsed, run);
    return groth16.verify(snarkjsKey, publics, proof);
  });
  const wasm = ours(await createMclVerifier(), trapdoor.keyBytes, wires);
  const { verifier, engine, unavailable } = await openVerifier();
  if (engine === 'wasm') say(`no native verifier: ${unavailable?.message ?? ''}`);
  const native = engine === 'native' ? { native: ours(verifier, trapdoor.keyBytes, wires) } : {};
  return { snarkjs, ...wasm, ...native };
}

/** snarkjs leaves its workers running, which would keep the process alive. */
async function stopSnarkjs(): Promise<void> {
  const curve: unknown = Reflect.get(globalThis, 'curve_bn128');
  if (typeof curve === 'object' && curve !== null && 'terminate' in curve) {
    await (curve as { terminate(): Promise<void> }).terminate();
  }
}

/** By the clock and by the processor, each against snarkjs. */
function* against(snarkjs: Contestant, name: string, contestant: Contestant): Generator<Figure> {
  for (const measure of ['wall', 'processor'] as const) {
    const what = measure === 'wall' ? name : `${name}, processor time`;
    const baseline = { runs: snarkjs[measure], as: 'faster' } as const;
    yield figure(what, 'ms/proof', contestant[measure], baseline);
  }
}

/**
 * Verification of one proof, and of a batch of 64 for each proof, against `snarkjs.groth16.verify` by turns: 31 public inputs,
 * 36 runs each, by the clock and by the processor's time in all threads, for snarkjs spreads one verification over two threads
 * and a busy machine disturbs the clock. The native verifier takes its turns where it has been built, and is compared with
 * the WebAssembly one too. The proofs are made with a known trapdoor, which no verifier can tell.
 */
export const benchVerify: Bench = async function* (say) {
  const { snarkjs, single, batch, native } = await contestants(say);
  const all = [snarkjs, single, batch, ...(native ? [native.single, native.batch] : [])];
  try {
    for (const contestant of all) {
      await measure(contestant, 0, WARM_UP);
      contestant.wall.length = 0;
      contestant.processor.length = 0;
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      say(`round ${round + 1} of ${ROUNDS}`);
      for (const contestant of all) {
        await measure(contestant, round * RUNS_PER_ROUND, RUNS_PER_ROUND);
      }
    }
  } finally {
    await stopSnarkjs();
  }
  const ofBatch = `verify batch of ${BATCH}`;
  yield* against(snarkjs, 'verify one', single);
  yield* against(snarkjs, ofBatch, batch);
  if (native === undefined) return;
  yield* against(snarkjs, 'verify one, native', native.single);
  yield* against(snarkjs, `${ofBatch}, native`, native.batch);
  for (const [name, fast, slow] of [
    ['verify one', native.single, single],
    [ofBatch, native.batch, batch],
  ] as const) {
    const baseline = { runs: slow.wall, as: 'faster' } as const;
    yield figure(`${name}, native against WebAssembly`, 'ms/proof', fast.wall, baseline);
  }
};
