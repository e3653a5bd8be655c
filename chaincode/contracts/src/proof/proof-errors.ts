/** Why a point's bytes are refused. Checked in this order, so that two verifiers name the same fault. */
export type PointFault = 'NOT_REDUCED' | 'INFINITY' | 'OFF_CURVE' | 'OUTSIDE_SUBGROUP';

/**
 * Why one proof of a batch is refused. Checked in this order, so that two verifiers name the same fault: lengths, public
 * inputs, the points A, C, B (B last, for its check costs most), the equation.
 */
export type ProofFault =
  | 'PROOF_LENGTH'
  | 'PROOF_PUBLICS_LENGTH'
  | 'PROOF_PUBLIC_NOT_REDUCED'
  | `PROOF_${PointFault}`
  | 'PROOF_EQUATION';

/** Why a verifying key is refused. */
export type VerifyingKeyFault =
  | 'VK_SHAPE'
  | 'VK_LENGTH'
  | 'VK_PUBLIC_COUNT'
  | `VK_${PointFault}`
  | 'VK_UNUSED_PUBLIC'
  | 'VK_TWIN_PUBLICS'
  | 'VK_NO_CONTRIBUTION';

/** Why a whole batch is refused or cannot be looked at. */
export type BatchFault = 'PROOF_BATCH_EMPTY' | 'PROOF_BATCH_TOO_LARGE' | 'PROOF_TOO_MANY_BAD';

/** A point that is not one; `PROOF_…` and `VK_…` codes are made from it by whoever reads the point. */
export class PointError extends Error {
  constructor(readonly fault: PointFault) {
    super(`point refused: ${fault}`);
    this.name = 'PointError';
  }
}

/** A proof whose bytes are not the canonical encoding of three points and the right number of field elements. */
export class ProofDecodeError extends Error {
  constructor(readonly code: Exclude<ProofFault, 'PROOF_EQUATION'>) {
    super(`proof refused: ${code}`);
    this.name = 'ProofDecodeError';
  }
}

/** A verifying key that must not guard anything. `where` names the part of the key (a public matter). */
export class VerifyingKeyError extends Error {
  constructor(
    readonly code: VerifyingKeyFault,
    readonly where: string,
  ) {
    super(`verifying key refused: ${code} at ${where}`);
    this.name = 'VerifyingKeyError';
  }
}

/** A batch that has no verdict: empty or above the limit. */
export class ProofBatchError extends Error {
  constructor(readonly code: Exclude<BatchFault, 'PROOF_TOO_MANY_BAD'>) {
    super(`batch refused: ${code}`);
    this.name = 'ProofBatchError';
  }
}
