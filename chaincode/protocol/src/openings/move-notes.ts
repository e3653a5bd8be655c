import { FuqiError } from '@fuqi/domain';
import { HOLD_SELECTION, MOVE_ACTION } from '../constants';
import { holdHash } from '../objects/hold';
import type { Note } from '../objects/note';
import { outputSalt, returnSalt } from '../objects/salts';
import { tokenHash } from '../objects/token';
import type { MoveOutput, MovePlaintext } from '../plaintexts/move-plaintext';

/** What a reader of a `move` must know of its inputs besides the plaintext. */
export interface MoveContext {
  readonly nf0: bigint;
  /** Salt of input 0. */
  readonly inputSalt: bigint;
  /** Hash of the inputs' hold. */
  readonly inputHold: bigint;
  /** Hash of the hold that a paying one replaced; 0 when there was none or the inputs are not held for payment. */
  readonly previousHold: bigint;
}

/** The four output notes of a `move`, opened. @throws FuqiError non-canonical for an unknown selection of the hold */
export function moveNotes(plaintext: MovePlaintext, context: MoveContext): Note[] {
  const token = tokenHash(plaintext.token);
  return plaintext.outputs.map((output, j) => ({
    token,
    value: output.value,
    owner: output.owner,
    hold: selectedHold(plaintext, output, context),
    layer: output.layer,
    budget: output.budget,
    paid: output.paid,
    salt: moveSalt(plaintext, output.owner, BigInt(j), context),
  }));
}

/** Salt of output j: forced by the seed, or by the input's salt when it returns to an owner who does not sign. */
function moveSalt(
  plaintext: MovePlaintext,
  owner: bigint,
  j: bigint,
  context: MoveContext,
): bigint {
  const returns = owner !== plaintext.signer && plaintext.action !== MOVE_ACTION.OWN;
  return returns ? returnSalt(context.inputSalt, context.nf0, j) : outputSalt(plaintext.seed, j);
}

function selectedHold(plaintext: MovePlaintext, output: MoveOutput, context: MoveContext): bigint {
  switch (output.holdSelection) {
    case HOLD_SELECTION.NONE:
      return 0n;
    case HOLD_SELECTION.SAME:
      return context.inputHold;
    case HOLD_SELECTION.NEW:
      return holdHash(plaintext.newHold);
    case HOLD_SELECTION.PREVIOUS:
      return context.previousHold;
    default:
      throw new FuqiError('non-canonical', 'holdSelection');
  }
}
