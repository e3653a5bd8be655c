/** Which notes to use: an operation takes two of one voucher; when more are needed, it says which to merge first. */
import { FuqiError } from '@fuqi/domain';
import { HOLD, tokenHash } from '@fuqi/protocol';
import { isLive, isMatured, ownerMayMove } from '../operations/rules';
import type { WalletNote } from './wallet-note';

/** Notes for one operation, or what is to be done before it. */
export type Selection =
  | { readonly ready: true; readonly inputs: readonly WalletNote[] }
  | {
      readonly ready: false;
      /** Merge each pair (they do not meet, so it can be done at once), synchronise, and select again. */
      readonly merges: readonly (readonly [WalletNote, WalletNote])[];
      /** Notes whose hold has lapsed: write each anew by itself (`split` into its whole), since only like holds merge. */
      readonly refresh: readonly WalletNote[];
    };

/** What is asked for. */
export interface Need {
  /** Hash of the token. */
  readonly token: bigint;
  readonly value: bigint;
  readonly self: number;
  /** The open date code. */
  readonly date: number;
}

/** Notes of the token that the member can move now. Offers not accepted are left out: using one accepts it. */
export function usableNotes(notes: readonly WalletNote[], need: Omit<Need, 'value'>): WalletNote[] {
  return notes.filter(({ note, sealed, spent }) => {
    const free = note.hold.kind === HOLD.NONE || !isLive(note, need.date);
    return (
      spent === undefined &&
      sealed !== undefined &&
      note.owner === BigInt(need.self) &&
      free &&
      !isMatured(note, need.date) &&
      ownerMayMove(note, need.date) &&
      tokenHash(note.token) === need.token
    );
  });
}

/**
 * Notes whose values cover the need: the smallest one that does alone, else the pair that leaves least over.
 * @throws FuqiError `insufficient-value` when all together do not cover it
 */
export function selectNotes(notes: readonly WalletNote[], need: Need): Selection {
  if (need.value < 1n) throw new FuqiError('value-zero', '', { layer: 'wallet' });
  const usable = usableNotes(notes, need).sort((a, b) => compare(a.note.value, b.note.value));
  const total = usable.reduce((sum, { note }) => sum + note.value, 0n);
  if (total < need.value) throw new FuqiError('insufficient-value');
  const single = usable.find(({ note }) => note.value >= need.value);
  if (single !== undefined) return { ready: true, inputs: [single] };
  const free = usable.filter(({ note }) => note.hold.kind === HOLD.NONE);
  const pair = smallestPair(free, need.value);
  if (pair !== undefined) return { ready: true, inputs: pair };
  const refresh = usable.filter(({ note }) => note.hold.kind !== HOLD.NONE);
  return { ready: false, merges: mergesFor(free, need.value), refresh };
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Two ends walk towards each other over the sorted notes: the least sum that is enough. */
function smallestPair(
  sorted: readonly WalletNote[],
  value: bigint,
): readonly [WalletNote, WalletNote] | undefined {
  let best: readonly [WalletNote, WalletNote] | undefined;
  let least: bigint | undefined;
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const [small, large] = [sorted[low], sorted[high]];
    if (small === undefined || large === undefined) break;
    const sum = small.note.value + large.note.value;
    if (sum < value) {
      low += 1;
      continue;
    }
    if (least === undefined || sum < least) [least, best] = [sum, [large, small]];
    high -= 1;
  }
  return best;
}

/** The largest notes that cover the need, two by two: each round halves their number. */
function mergesFor(
  sorted: readonly WalletNote[],
  value: bigint,
): (readonly [WalletNote, WalletNote])[] {
  const chosen: WalletNote[] = [];
  let sum = 0n;
  for (let i = sorted.length - 1; i >= 0 && sum < value; i -= 1) {
    const note = sorted[i];
    if (note === undefined) break;
    chosen.push(note);
    sum += note.note.value;
  }
  const merges: (readonly [WalletNote, WalletNote])[] = [];
  for (let i = 0; i + 1 < chosen.length; i += 2) {
    const [first, second] = [chosen[i], chosen[i + 1]];
    if (first !== undefined && second !== undefined) merges.push([first, second]);
  }
  return merges;
}
