import { type ProofItem, createMclVerifier } from '@fuqi/contracts';
import {
  TrapdoorKey,
  publicBytes,
  toSnarkjsKey,
  toSnarkjsProof,
  toSnarkjsPublics,
} from '@fuqi/contracts/dist/proof/testing/index';
import { type Bench, figure } from './figure';

/** As many public inputs as the circuit `move` has. */
const PUBLIC_COUNT = 31;
const BATCH = 64;
/** The verifiers take turns, so that a machine that slows down slows all of them. */
const ROUNDS = 6;
const RUNS_PER_ROUND = 6;
const WARM_UP = 5;

/** snarkjs is GPL-3.0; it is loaded when the bench runs and only compared with. */
interface Snarkjs {
  readonly groth16: {
    verify(key: unknown, publics: readonly string[], proof: unknown): Promise<boolean>;
  };
}
const SNARKJS: string = 'snarkjs';

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

async function contestants(): Promise<Record<'snarkjs' | 'single' | 'batch', Contestant>> {
  const trapdoor = await TrapdoorKey.create({ seed: 'bench verify', publicCount: PUBLIC_COUNT });
  const verifier = await createMclVerifier();
  const key = verifier.prepareKey(trapdoor.keyBytes);
  const items = Array.from({ length: BATCH }, (_, i): ProofItem => {
    const publics = trapdoor.samplePublics(String(i));
    return { key, proof: trapdoor.forge(publics), publics: publicBytes(publics) };
  });
  const { groth16 } = (await import(SNARKJS)) as Snarkjs;
  const snarkjsKey = toSnarkjsKey(trapdoor.keyBytes);
  const parsed = items.map(({ proof, publics }) => ({
    proof: toSnarkjsProof(proof),
    publics: toSnarkjsPublics(publics),
  }));
  const at = <T>(list: readonly T[], run: number): T => list[run % list.length] as T;
  return {
    snarkjs: {
      proofs: 1,
      wall: [],
      processor: [],
      verify: (run) => {
        const { proof, publics } = at(parsed, run);
        return groth16.verify(snarkjsKey, publics, proof);
      },
    },
    single: {
      proofs: 1,
      wall: [],
      processor: [],
      verify: (run) => Promise.resolve(verifier.verifyBatch([at(items, run)]).ok),
    },
    batch: {
      proofs: BATCH,
      wall: [],
      processor: [],
      verify: () => Promise.resolve(verifier.verifyBatch(items).ok),
    },
  };
}

/** snarkjs leaves its workers running, which would keep the process alive. */
async function stopSnarkjs(): Promise<void> {
  const curve: unknown = Reflect.get(globalThis, 'curve_bn128');
  if (typeof curve === 'object' && curve !== null && 'terminate' in curve) {
    await (curve as { terminate(): Promise<void> }).terminate();
  }
}

/**
 * Verification of one proof, and of a batch of 64 for each proof, against `snarkjs.groth16.verify` by turns: 31 public inputs,
 * 36 runs each, by the clock and by the processor's time in all threads, for snarkjs spreads one verification over two threads
 * and a busy machine disturbs the clock. The proofs are made with a known trapdoor, which no verifier can tell.
 */
export const benchVerify: Bench = async function* (say) {
  const { snarkjs, single, batch } = await contestants();
  const all = [snarkjs, single, batch];
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
  for (const contestant of [single, batch]) {
    const name = contestant === single ? 'verify one' : `verify batch of ${BATCH}`;
    for (const measure of ['wall', 'processor'] as const) {
      const against = { runs: snarkjs[measure], as: 'faster' } as const;
      const what = measure === 'wall' ? name : `${name}, processor time`;
      yield figure(what, 'ms/proof', contestant[measure], against);
    }
  }
};
