import type { CircuitName } from '@fuqi/protocol';
import type { NegativeCase } from '../testing/negative';
import { ATTEST_ATTACKS } from './attest';
import { CLEAR_ATTACKS } from './clear';
import { GRANT_ATTACKS } from './grant';
import { ISSUE_ATTACKS } from './issue';
import { MOVE_BANK_ATTACKS } from './move-banks';
import { MOVE_HOLDER_ATTACKS } from './move-holders';
import { MOVE_INPUT_ATTACKS } from './move-inputs';
import { MOVE_OUTPUT_ATTACKS } from './move-outputs';
import { MOVE_PAYMENT_ATTACKS } from './move-payments';
import { MOVE_SIGNER_ATTACKS } from './move-signers';
import { REGISTER_ATTACKS } from './register';
import { REGISTER_KEY_ATTACKS } from './register-keys';
import { REGISTER_POWER_ATTACKS } from './register-powers';

/** Attacks on each circuit: one or more for each rule, and for `move` one for each cell of its table (PROTOCOL.md §4). */
export const ATTACKS: Readonly<Record<CircuitName, readonly NegativeCase[]>> = {
  move: [
    ...MOVE_INPUT_ATTACKS,
    ...MOVE_SIGNER_ATTACKS,
    ...MOVE_OUTPUT_ATTACKS,
    ...MOVE_HOLDER_ATTACKS,
    ...MOVE_BANK_ATTACKS,
    ...MOVE_PAYMENT_ATTACKS,
  ],
  issue: ISSUE_ATTACKS,
  clear: CLEAR_ATTACKS,
  register: [...REGISTER_ATTACKS, ...REGISTER_KEY_ATTACKS, ...REGISTER_POWER_ATTACKS],
  grant: GRANT_ATTACKS,
  attest: ATTEST_ATTACKS,
};
