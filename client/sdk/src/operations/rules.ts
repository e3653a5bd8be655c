/** Refusals before anything is signed: the circuit and the ledger would refuse as well, later and with fewer words. */
import { FuqiError } from '@fuqi/domain';
import type { ErrorSlug } from '@fuqi/domain';
import { HOLD, KIND, holdHash, tokenHash } from '@fuqi/protocol';
import type { OpenedNote } from '../notes/opened-note';
import type { InputNote } from './recipes';

/** A refusal by the wallet, whoever else would refuse too. */
export function refuseHere(slug: ErrorSlug, detail = ''): never {
  throw new FuqiError(slug, detail, { layer: 'wallet' });
}

/** Whether a hold is in force at a date code. */
export function isLive(note: OpenedNote, date: number): boolean {
  return BigInt(date) <= note.hold.expiry;
}

/** Whether a voucher has come due. */
export function isMatured({ token }: OpenedNote, date: number): boolean {
  return token.kind === KIND.VOUCHER && BigInt(date >> 2) >= token.due;
}

/** Whether the owner may move the note: row OWN of the protocol. */
export function ownerMayMove(note: OpenedNote, date: number): boolean {
  const { kind } = note.hold;
  const free = kind === HOLD.NONE || kind === HOLD.OFFER || kind === HOLD.ISSUE_OFFER;
  return !isMatured(note, date) && (free || (kind === HOLD.RESERVE && !isLive(note, date)));
}

/** Refuses a note that is not sealed, or spent. */
export function requireSpendable(input: InputNote & { readonly spent?: unknown }): void {
  if (input.spent !== undefined) refuseHere('note-spent');
  if (input.sealed === undefined) refuseHere('note-pending');
}

/** Refuses what the owner may not move now, with the reason. */
export function requireOwner(note: OpenedNote, self: number, date: number): void {
  if (note.owner !== BigInt(self)) refuseHere('not-controller');
  if (isMatured(note, date)) refuseHere('note-matured');
  if (note.token.kind === KIND.DISTRIBUTION) refuseHere('note-kind');
  if (!ownerMayMove(note, date)) refuseHere('note-encumbered');
}

/** Refuses a note whose hold is not the member's. */
export function requireHolder(note: OpenedNote, self: number, kinds: readonly bigint[]): void {
  if (!kinds.includes(note.hold.kind) || note.hold.holder !== BigInt(self)) {
    refuseHere('not-controller');
  }
}

/** Refuses notes that cannot go into one operation together. */
export function requireAlike(inputs: readonly InputNote[]): void {
  const [first, second] = inputs;
  if (first === undefined || inputs.length > 2) refuseHere('too-many-notes');
  if (second === undefined) return;
  if (first.commitment === second.commitment) refuseHere('nullifier-repeated');
  const alike =
    tokenHash(first.note.token) === tokenHash(second.note.token) &&
    first.note.owner === second.note.owner &&
    holdHash(first.note.hold) === holdHash(second.note.hold) &&
    first.note.paid === second.note.paid;
  if (!alike) refuseHere('note-kind', 'different vouchers');
}

/** Parts of a whole: each positive, together not more than the whole. */
export function requireParts(whole: bigint, parts: readonly bigint[]): void {
  if (parts.length === 0 || parts.length > 4) refuseHere('out-of-range', 'parts');
  for (const part of parts) {
    if (part < 0n) refuseHere('value-out-of-range');
    if (part === 0n) refuseHere('value-zero');
  }
  if (parts.reduce((sum, part) => sum + part, 0n) > whole) refuseHere('split-exceeds-value');
}

/**
 * Splits the right to split among parts: one each, the rest by value, what is left over to the first.
 * @throws FuqiError `budget-limit` when there are more parts than splits left
 */
export function shareBudget(budget: bigint, values: readonly bigint[]): bigint[] {
  const parts = BigInt(values.length);
  if (budget < parts) refuseHere('budget-limit');
  const whole = values.reduce((sum, value) => sum + value, 0n);
  const shares = values.map((value) => 1n + ((budget - parts) * value) / whole);
  const given = shares.reduce((sum, share) => sum + share, 0n);
  return shares.map((share, i) => (i === 0 ? share + budget - given : share));
}
