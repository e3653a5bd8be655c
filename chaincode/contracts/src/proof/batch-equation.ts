import * as mcl from 'mcl-wasm';
import { FIELD_BYTES, GROUP_ORDER, fromFieldBytes } from './bn254';
import type { DecodedProof } from './decode-proof';
import { type Engine, toFr } from './engine';
import type { MclKey } from './prepared-key';

/** A decoded proof with its coefficient z in the batch, A already multiplied by it. */
export interface WeightedProof {
  readonly key: MclKey;
  readonly publics: Uint8Array;
  readonly weight: bigint;
  readonly weightedA: mcl.G1;
  readonly b: mcl.G2;
  readonly c: mcl.G1;
}

/** Gives a proof its coefficient. @param weight `1 ≤ weight < r` */
export function weigh(
  key: MclKey,
  proof: DecodedProof,
  publics: Uint8Array,
  weight: bigint,
): WeightedProof {
  const weightedA = weight === 1n ? proof.a : mcl.mul(proof.a, toFr(weight));
  return { key, publics, weight, weightedA, b: proof.b, c: proof.c };
}

interface Group<K, V> {
  readonly id: K;
  readonly members: V[];
}

/** Groups in order of first appearance. */
function groupBy<K, V>(values: readonly V[], idOf: (value: V) => K): readonly Group<K, V>[] {
  const groups: Group<K, V>[] = [];
  for (const value of values) {
    const id = idOf(value);
    const group = groups.find((other) => other.id === id);
    if (group === undefined) groups.push({ id, members: [value] });
    else group.members.push(value);
  }
  return groups;
}

/** What the proofs of one key add up to: Σ z, Σ z·(IC[0] + Σ publicⱼ·IC[j]) and Σ z·C. */
interface KeySum {
  readonly key: MclKey;
  readonly weight: bigint;
  readonly inputs: mcl.G1;
  readonly c: mcl.G1;
}

function sumOfKey(engine: Engine, key: MclKey, proofs: readonly WeightedProof[]): KeySum {
  const scalars = new Array<bigint>(key.publicCount + 1).fill(0n);
  for (const { weight, publics } of proofs) {
    scalars[0] = (scalars[0] ?? 0n) + weight;
    for (let j = 0; j < key.publicCount; j += 1) {
      scalars[j + 1] = (scalars[j + 1] ?? 0n) + weight * fromFieldBytes(publics, j * FIELD_BYTES);
    }
  }
  const reduced = scalars.map((scalar) => scalar % GROUP_ORDER);
  const [only] = proofs;
  const c =
    proofs.length === 1 && only?.weight === 1n
      ? only.c
      : engine.multiply(
          proofs.map((proof) => proof.c),
          proofs.map((proof) => proof.weight),
        );
  return { key, weight: reduced[0] ?? 0n, inputs: engine.multiplyFixed(key.ic, reduced), c };
}

/**
 * Whether all proofs satisfy Groth16's equation, by one product of pairings over their linear combination:
 *
 * Π e(zᵢAᵢ, Bᵢ) · Π_γ e(−Σ inputs, γ) · Π_key e(−Σ zC, δ) = Π_(α,β) e(α, β)^Σz
 *
 * That is one Miller loop for each proof and each key and each distinct γ (snarkjs' keys all have the same), and one final
 * exponentiation. Sound only with coefficients that the proofs' maker could not choose (`batchWeights`).
 */
export function batchEquationHolds(engine: Engine, proofs: readonly WeightedProof[]): boolean {
  const g1 = proofs.map((proof) => proof.weightedA);
  const g2 = proofs.map((proof) => proof.b);
  const sums = groupBy(proofs, (proof) => proof.key).map(({ id, members }) =>
    sumOfKey(engine, id, members),
  );
  for (const { key, c } of sums) {
    g1.push(mcl.neg(c));
    g2.push(key.delta);
  }
  for (const { members } of groupBy(sums, (sum) => sum.key.gammaId)) {
    const inputs = members.map((sum) => sum.inputs).reduce((left, right) => mcl.add(left, right));
    const [first] = members;
    if (first === undefined) continue;
    g1.push(mcl.neg(inputs));
    g2.push(first.key.gamma);
  }
  let expected = new mcl.GT();
  expected.setInt(1);
  for (const { members } of groupBy(sums, (sum) => sum.key.alphaBetaId)) {
    const weight = members.reduce((total, sum) => total + sum.weight, 0n) % GROUP_ORDER;
    const [first] = members;
    if (first === undefined) continue;
    const { alphaBeta } = first.key;
    expected = mcl.mul(expected, weight === 1n ? alphaBeta : mcl.pow(alphaBeta, toFr(weight)));
  }
  return engine.pairingProduct(g1, g2).isEqual(expected);
}
