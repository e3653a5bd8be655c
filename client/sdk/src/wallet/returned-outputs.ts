/**
 * Outputs that came back without a word: who knows the input recomputes them (PROTOCOL §2, return rule), so that nobody can
 * cut an owner off from his note by sending him nothing.
 */
import { HOLD, returnSalt } from '@fuqi/protocol';
import { UNHELD } from '../notes/opened-hold';
import type { OpenedHold } from '../notes/opened-hold';
import { commitmentOf } from '../notes/opened-note';
import type { OpenedNote } from '../notes/opened-note';

/** A leg that spent a known note: its circuit, first nullifier and commitments. */
export interface SpendingLeg {
  readonly circuit: string;
  readonly n0: bigint;
  readonly commitments: readonly bigint[];
}

/** An output found again. */
export interface ReturnedOutput {
  readonly output: number;
  readonly note: OpenedNote;
}

/**
 * The outputs of a leg that a reader of its input 0 can work out: what was rejected, taken back, released whole, or given
 * free after a failed payment.
 * @param holds holds that the input may have had before, for a payment that failed
 */
export function returnedOutputs(
  input: OpenedNote,
  leg: SpendingLeg,
  holds: readonly OpenedHold[],
): ReturnedOutput[] {
  const candidates =
    leg.circuit === 'move'
      ? moveCandidates(input, leg.n0, holds)
      : leg.circuit === 'clear'
        ? clearCandidates(input, leg.n0)
        : [];
  return candidates.filter(({ output, note }) => commitmentOf(note) === leg.commitments[output]);
}

function moveCandidates(
  input: OpenedNote,
  n0: bigint,
  holds: readonly OpenedHold[],
): ReturnedOutput[] {
  const salt = returnSalt(input.salt, n0, 0n);
  const whole = (change: Partial<OpenedNote>): ReturnedOutput => ({
    output: 0,
    note: { ...input, salt, ...change },
  });
  switch (input.hold.kind) {
    case HOLD.OFFER:
      return [whole({ owner: input.hold.holder, hold: UNHELD, layer: input.layer - 1n })];
    case HOLD.RESERVE:
    case HOLD.PLEDGE:
      return [whole({ hold: UNHELD }), whole({})];
    case HOLD.PAYING:
      return [UNHELD, ...holds].map((hold) => whole({ hold }));
    default:
      return [];
  }
}

function clearCandidates(input: OpenedNote, n0: bigint): ReturnedOutput[] {
  const { opening } = input.token;
  if (opening?.type !== 'voucher') return [];
  const back = { value: input.value, hold: UNHELD, layer: 0n, budget: 1n, paid: 0n };
  const quota = { ...back, token: opening.quota, salt: returnSalt(input.salt, n0, 0n) };
  const capacity = { ...back, token: opening.capacity, salt: returnSalt(input.salt, n0, 1n) };
  return [
    { output: 0, note: { ...quota, owner: opening.quota.issuer } },
    { output: 0, note: { ...quota, owner: input.token.issuer } },
    { output: 1, note: { ...capacity, owner: input.token.issuer } },
  ];
}
