import { createHash } from 'node:crypto';
import { LIMITS } from '@fuqi/domain';
import { CIRCUITS, PUBLIC_INPUTS } from '@fuqi/protocol';
import type { PreparedKey, ProofItem } from '../proof-verifier';

/** Believes every proof that is not all ones; how proofs are checked is tested where they are checked. */
export const believingVerifier = {
  prepareKey: (bytes: Uint8Array): PreparedKey => ({
    hash: createHash('sha256').update(bytes).digest('hex'),
    publicCount: PUBLIC_INPUTS[CIRCUITS[(bytes[0] ?? 1) - 1] ?? 'move'].length,
  }),
  verifyBatch: (items: readonly ProofItem[]) => {
    const bad = items.flatMap(({ proof }, index) =>
      proof.every((byte) => byte === 1) ? [{ index, code: 'PROOF_EQUATION' as const }] : [],
    );
    if (bad.length === 0) return { ok: true as const, checks: 1 };
    const tooMany = bad.length > LIMITS.badProofsPerBatch;
    const code = tooMany ? ('PROOF_TOO_MANY_BAD' as const) : ('PROOF_BAD' as const);
    return { ok: false as const, code, bad, checks: 1 };
  },
};
