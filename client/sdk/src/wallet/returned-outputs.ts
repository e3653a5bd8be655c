/**
 * Outputs that came back without a word: who knows the input recomputes them (PROTOCOL §2, return rule), so that nobody can
 * cut an owner off from his note by sending him nothing.
 */
import { HOLD, KIND, PAY_PURPOSE, holdHash, returnSalt } from '@fuqi/protocol';
import { UNHELD, openHold } from '../notes/opened-hold';
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
 * The outputs of a leg that a reader of its input 0 can work out: what was rejected, taken back, released whole, held for
 * payment, or given free after a failed one.
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
  const paid = paymentHolds(input, salt).map((hold) => whole({ hold }));
  switch (input.hold.kind) {
    case HOLD.OFFER: {
      // Only vouchers count their tiers.
      const layer = input.token.kind === KIND.VOUCHER ? input.layer - 1n : input.layer;
      return [whole({ owner: input.hold.holder, hold: UNHELD, layer }), ...paid];
    }
    case HOLD.RESERVE:
    case HOLD.PLEDGE:
      return [whole({ hold: UNHELD }), ...paid];
    case HOLD.PAYING:
      return [UNHELD, ...holds].map((hold) => whole({ hold }));
    default:
      return paid;
  }
}

/**
 * Holds that a payment may set: by the reserving bank before maturity, by the registrar after it (row PAY).
 * @param instruction the return salt of output 0
 */
export function paymentHolds(
  { hold, owner, token }: OpenedNote,
  instruction: bigint,
): OpenedHold[] {
  const previousHold = holdHash(hold);
  const paying = (holder: bigint, purpose: bigint, payee: bigint): OpenedHold => {
    const payment = { purpose, previousHold, payee, instruction };
    return openHold({ kind: HOLD.PAYING, holder, expiry: 0n }, { type: 'payment', payment });
  };
  return [
    paying(hold.holder, PAY_PURPOSE.FUNDING, owner),
    paying(token.registrar, PAY_PURPOSE.CLEARING, owner),
    paying(token.registrar, PAY_PURPOSE.CLEARING, hold.holder),
  ];
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
