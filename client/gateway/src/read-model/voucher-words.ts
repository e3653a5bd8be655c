/** Kinds of notes and holds in the words of the interface. */
import { HOLD, KIND, fieldToHex } from '@fuqi/protocol';
import type { Token } from '@fuqi/protocol';

export const KIND_NAMES = [
  'voucher',
  'quota',
  'capacity',
  'limit',
  'deposit',
  'stock',
  'receipt',
  'distribution',
] as const;
export type KindName = (typeof KIND_NAMES)[number];

export const HOLD_NAMES = [
  'none',
  'offer',
  'issue-offer',
  'reserve',
  'paying',
  'pledge',
  'disposal',
] as const;
export type HoldName = (typeof HOLD_NAMES)[number];

const KIND_WORDS = new Map<bigint, KindName>([
  [KIND.VOUCHER, 'voucher'],
  [KIND.QUOTA, 'quota'],
  [KIND.CAPACITY, 'capacity'],
  [KIND.LIMIT, 'limit'],
  [KIND.DEPOSIT, 'deposit'],
  [KIND.STOCK, 'stock'],
  [KIND.RECEIPT, 'receipt'],
  [KIND.DISTRIBUTION, 'distribution'],
]);

const HOLD_WORDS = new Map<bigint, HoldName>([
  [HOLD.NONE, 'none'],
  [HOLD.OFFER, 'offer'],
  [HOLD.ISSUE_OFFER, 'issue-offer'],
  [HOLD.RESERVE, 'reserve'],
  [HOLD.PAYING, 'paying'],
  [HOLD.PLEDGE, 'pledge'],
  [HOLD.DISPOSAL, 'disposal'],
]);

/** @throws RangeError for a kind that the protocol does not know */
export function kindName(kind: bigint): KindName {
  const name = KIND_WORDS.get(kind);
  if (name === undefined) throw new RangeError('kind of note');
  return name;
}

/** @throws RangeError for a hold that the protocol does not know */
export function holdName(hold: bigint): HoldName {
  const name = HOLD_WORDS.get(hold);
  if (name === undefined) throw new RangeError('kind of hold');
  return name;
}

/** Number of a voucher's root, as lists and papers show it: eight hex digits. */
export const rootNumber = ({ rootId }: Pick<Token, 'rootId'>): string =>
  fieldToHex(rootId).slice(0, 8);
