/** What a member has, by voucher: what it can use now, what waits for somebody, what falls due when. */
import { HOLD, KIND, tokenHash } from '@fuqi/protocol';
import type { OpenedToken } from '../notes/opened-token';
import { isLive, isMatured, ownerMayMove } from '../operations/rules';
import type { WalletNote } from './wallet-note';

/** Fen (or the token's unit) of one token. Every part is of the member's own notes, except `offeredOut` and `heldForOthers`. */
export interface Balance {
  readonly token: OpenedToken;
  /** Can be moved now. */
  readonly available: bigint;
  /** Committed, but not sealed yet. */
  readonly pending: bigint;
  /** Offered to the member: counts as its own once accepted, and may be used at once. */
  readonly offered: bigint;
  /** Held for a bank, for payment or as a pledge; or matured and waiting to be cleared. */
  readonly held: bigint;
  /** Offered by the member to others and not accepted yet. */
  readonly offeredOut: bigint;
  /** Of others, held by the member. */
  readonly heldForOthers: bigint;
}

const NOTHING = {
  available: 0n,
  pending: 0n,
  offered: 0n,
  held: 0n,
  offeredOut: 0n,
  heldForOthers: 0n,
};

type Part = keyof typeof NOTHING;

function partOf({ note, sealed }: WalletNote, self: bigint, date: number): Part | undefined {
  if (note.owner !== self) {
    if (note.hold.holder !== self) return undefined;
    const offer = note.hold.kind === HOLD.OFFER || note.hold.kind === HOLD.ISSUE_OFFER;
    return offer ? 'offeredOut' : 'heldForOthers';
  }
  if (sealed === undefined) return 'pending';
  if (isMatured(note, date) || !ownerMayMove(note, date)) return 'held';
  const offer = note.hold.kind === HOLD.OFFER || note.hold.kind === HOLD.ISSUE_OFFER;
  return offer && isLive(note, date) ? 'offered' : 'available';
}

/** Balances of unspent notes by token, in the order in which the tokens came. @param date the open date code */
export function balances(notes: readonly WalletNote[], self: number, date: number): Balance[] {
  const byToken = new Map<bigint, { token: OpenedToken; parts: Record<Part, bigint> }>();
  for (const note of notes) {
    const part = partOf(note, BigInt(self), date);
    if (part === undefined) continue;
    const key = tokenHash(note.note.token);
    const entry = byToken.get(key) ?? { token: note.note.token, parts: { ...NOTHING } };
    entry.parts[part] += note.note.value;
    byToken.set(key, entry);
  }
  return [...byToken.values()].map(({ token, parts }) => ({ token, ...parts }));
}

/** What falls due on one day. */
export interface DueEntry {
  /** Days since 1970-01-01. */
  readonly due: number;
  /** Fen. */
  readonly value: bigint;
  readonly notes: readonly WalletNote[];
}

/** The member's vouchers by due day, the earliest first; those of others it holds are left out. */
export function dueList(notes: readonly WalletNote[], self: number): DueEntry[] {
  const byDay = new Map<number, WalletNote[]>();
  for (const note of notes) {
    if (note.note.token.kind !== KIND.VOUCHER || note.note.owner !== BigInt(self)) continue;
    const due = Number(note.note.token.due);
    byDay.set(due, [...(byDay.get(due) ?? []), note]);
  }
  return [...byDay]
    .map(([due, list]) => ({
      due,
      value: list.reduce((sum, { note }) => sum + note.value, 0n),
      notes: list,
    }))
    .sort((a, b) => a.due - b.due);
}
