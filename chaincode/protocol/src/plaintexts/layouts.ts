/** Packed words of PROTOCOL.md §5, fields from the lowest. Member ids have 32 bits wherever they are packed. */
export const TOKEN_WORD = [
  ['kind', 8],
  ['registrar', 32],
  ['issuer', 32],
  ['due', 24],
] as const;

export const MOVE_PARTIES_WORD = [
  ['signer', 32],
  ['action', 8],
  ['party', 32],
  ['owner', 32],
  ['real1', 1],
] as const;

export const MOVE_HOLD_WORD = [
  ['kind', 8],
  ['holder', 32],
  ['expiry', 24],
] as const;

export const MOVE_OUTPUT_WORD = [
  ['value', 64],
  ['owner', 32],
  ['layer', 8],
  ['budget', 16],
  ['paid', 8],
  ['holdSelection', 2],
] as const;

export const CAPACITY_WORD = [
  ['supplier', 32],
  ['deliveryDay', 24],
  ['flags', 8],
  ['basis', 8],
] as const;

export const ISSUE_VOUCHER_WORD = [
  ['value', 64],
  ['supplier', 32],
  ['budget', 16],
  ['offerExpiry', 24],
] as const;

export const ISSUE_CHANGE_WORD = [
  ['value', 64],
  ['budget', 16],
  ['layer', 8],
] as const;

export const ISSUE_QUOTA_USE_WORD = [
  ['signer', 32],
  ['mandate', 32],
  ['value', 64],
] as const;

export const CLEAR_PARTIES_WORD = [
  ['signer', 32],
  ['action', 8],
  ['value', 64],
  ['owner', 32],
] as const;

export const CLEAR_QUOTA_WORD = [
  ['owner', 32],
  ['value', 64],
  ['mandate', 32],
] as const;

export const GRANT_NOTE_WORD = [
  ['owner', 32],
  ['value', 64],
  ['budget', 16],
  ['party', 32],
] as const;
