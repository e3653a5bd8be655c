/** What went wrong, stable across releases; the text beside it is for people and may change. */
export type LedgerErrorCode =
  /** An option is missing, contradicts another one or is out of its bounds. */
  | 'INVALID_OPTIONS'
  /** The store on disk was created with another channel, organisation, policy or collection. */
  | 'CONFIG_MISMATCH'
  /** The directory cannot be opened: another process has it, or it is no store. */
  | 'STORE_UNAVAILABLE'
  /** Bytes that do not follow the one canonical encoding. */
  | 'MALFORMED'
  /** Start-up check: a stored block does not fit the hash chain. `details.block` names it. */
  | 'CHAIN_BROKEN'
  /** Start-up check: the state does not hash to the checkpoint. `details.block` names its height. */
  | 'STATE_MISMATCH'
  /** A bank's replica computed another result for a block. `details.mspId`, `details.block`. */
  | 'BANK_DIVERGED'
  /** The store failed; nothing more is accepted until the ledger is opened again. */
  | 'LEDGER_FAILED'
  | 'LEDGER_CLOSED'
  /** A bank refused a proposal before running it; `details.reason` says why. */
  | 'PROPOSAL_REJECTED'
  /** The contract threw or answered with status ≥ 400: no endorsement. */
  | 'CHAINCODE_FAILED'
  /** Banks computed different bytes; `details.groups` says who agrees with whom. */
  | 'ENDORSEMENT_MISMATCH'
  /** A bank did not answer: its worker ended or the contract ran out of time. */
  | 'ENDORSER_UNAVAILABLE'
  /** The orderer refuses an envelope: too large, wrong channel, wrong signature. */
  | 'TRANSACTION_REJECTED'
  /** Too many transactions wait for a block. Nothing was queued; try the same bytes later. */
  | 'ORDERER_FULL'
  /** Neither committed nor waiting: send the same bytes again. */
  | 'TRANSACTION_UNKNOWN'
  /** `transact` only: the transaction is in a block, and invalid; `details.validationCode`. */
  | 'COMMIT_FAILED'
  /** A simulation asked for something that Fabric refuses there. */
  | 'SIMULATION_REFUSED';

/** Plain values only, so that an error can cross a worker's port unchanged. */
export type LedgerErrorDetails = Readonly<Record<string, string | number | readonly string[]>>;

/** Every error this package raises on purpose. Messages carry no argument, value or key material. */
export class LedgerError extends Error {
  constructor(
    readonly code: LedgerErrorCode,
    message: string,
    readonly details: LedgerErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'LedgerError';
  }
}

/** An error as it crosses a worker's port. */
export interface WireError {
  readonly code: LedgerErrorCode;
  readonly message: string;
  readonly details: LedgerErrorDetails;
}

/** Flattens any thrown value; what is not a {@link LedgerError} becomes `LEDGER_FAILED`. */
export function toWireError(error: unknown): WireError {
  if (error instanceof LedgerError) {
    return { code: error.code, message: error.message, details: error.details };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'LEDGER_FAILED', message, details: {} };
}

/** The inverse of {@link toWireError}. */
export function fromWireError(wire: WireError): LedgerError {
  return new LedgerError(wire.code, wire.message, wire.details);
}
