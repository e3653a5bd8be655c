import type { NegativeCase } from '../testing/negative';
import { MOVE_INPUT_ATTACKS } from './move-inputs';
import { MOVE_OUTPUT_ATTACKS } from './move-outputs';
import { MOVE_BANK_ATTACKS, MOVE_HOLDER_ATTACKS, MOVE_PAYMENT_ATTACKS } from './move-rows';
import { MOVE_SIGNER_ATTACKS } from './move-signers';

/** Attacks on `move`, one or more for each rule and each cell of the table of PROTOCOL.md §4.1. */
export const MOVE_ATTACKS: readonly NegativeCase[] = [
  ...MOVE_INPUT_ATTACKS,
  ...MOVE_SIGNER_ATTACKS,
  ...MOVE_OUTPUT_ATTACKS,
  ...MOVE_HOLDER_ATTACKS,
  ...MOVE_BANK_ATTACKS,
  ...MOVE_PAYMENT_ATTACKS,
];
