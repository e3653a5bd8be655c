/** Fabric's `peer.TxValidationCode`, with its numbers: those this ledger can give. */
export const VALIDATION_CODE = {
  VALID: 0,
  BAD_PAYLOAD: 2,
  BAD_CREATOR_SIGNATURE: 4,
  INVALID_ENDORSER_TRANSACTION: 5,
  BAD_PROPOSAL_TXID: 8,
  DUPLICATE_TXID: 9,
  ENDORSEMENT_POLICY_FAILURE: 10,
  MVCC_READ_CONFLICT: 11,
  PHANTOM_READ_CONFLICT: 12,
  TARGET_CHAIN_NOT_FOUND: 14,
} as const;

export type ValidationCode = keyof typeof VALIDATION_CODE;

const NAME_BY_NUMBER = new Map(
  (Object.keys(VALIDATION_CODE) as ValidationCode[]).map((name) => [VALIDATION_CODE[name], name]),
);

/** The name of a stored number, `undefined` for a number no code has. */
export function validationCodeName(number: number): ValidationCode | undefined {
  return (NAME_BY_NUMBER as ReadonlyMap<number, ValidationCode>).get(number);
}
