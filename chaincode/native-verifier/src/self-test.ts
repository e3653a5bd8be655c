import {
  type PreparedKey,
  type ProofFault,
  type ProofVerifier,
  VerifyingKeyError,
} from '@fuqi/contracts';
import { knownProofs } from './known-proofs';

const AT_B = 64;
/** Where δ starts in a key's canonical bytes: header, α, β, γ. */
const AT_DELTA = 10 + 64 + 2 * 128;

/** `bytes` with others written over them from `at`. */
function overwritten(bytes: Uint8Array, at: number, others: Iterable<number>): Uint8Array {
  const out = Uint8Array.from(bytes);
  out.set([...others], at);
  return out;
}

/** A known proof made wrong in one way, and the fault that must be named. */
function wrongProofs(): readonly (readonly [ProofFault, Uint8Array])[] {
  const { proof, otherProof, stray } = knownProofs();
  return [
    ['PROOF_LENGTH', proof.subarray(1)],
    ['PROOF_NOT_REDUCED', overwritten(proof, 0, new Uint8Array(32).fill(0xff))],
    ['PROOF_INFINITY', overwritten(proof, 0, new Uint8Array(64))],
    ['PROOF_OFF_CURVE', overwritten(proof, 63, [(proof[63] ?? 0) ^ 1])],
    ['PROOF_OUTSIDE_SUBGROUP', overwritten(proof, AT_B, stray)],
    ['PROOF_EQUATION', overwritten(proof, 0, otherProof.subarray(0, AT_B))],
  ];
}

/** Whether the verifier names the fault of every wrong proof, alone and after a good one, and accepts the good ones. */
function judgesProofs(verifier: ProofVerifier, key: PreparedKey): boolean {
  const { proof, otherProof, publics } = knownProofs();
  const good = [proof, otherProof].map((bytes) => ({ key, proof: bytes, publics }));
  if (!verifier.verifyBatch(good).ok || !verifier.verifyBatch(good.slice(1)).ok) return false;
  return wrongProofs().every(([code, wrong]) =>
    [[], good].every((before) => {
      const verdict = verifier.verifyBatch([...before, { key, proof: wrong, publics }]);
      if (verdict.ok || verdict.code !== 'PROOF_BAD') return false;
      const [bad] = verdict.bad;
      return verdict.bad.length === 1 && bad?.index === before.length && bad.code === code;
    }),
  );
}

function refusesKey(verifier: ProofVerifier): boolean {
  const { key, stray } = knownProofs();
  try {
    verifier.prepareKey(overwritten(key, AT_DELTA, stray));
    return false;
  } catch (error) {
    if (!(error instanceof VerifyingKeyError)) throw error;
    return error.code === 'VK_OUTSIDE_SUBGROUP' && error.where === 'delta';
  }
}

/** Whether a verifier judges known proofs and keys as it must; some ten milliseconds. */
export function agreesOnKnownProofs(verifier: ProofVerifier): boolean {
  try {
    return judgesProofs(verifier, verifier.prepareKey(knownProofs().key)) && refusesKey(verifier);
  } catch {
    return false;
  }
}
