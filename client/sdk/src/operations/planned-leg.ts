/** A recipe worked out: what it binds, what it shows, and how it is proved. */
import { FuqiError } from '@fuqi/domain';
import { ephemeralScalar } from '@fuqi/protocol';
import type { MerklePath, Point } from '@fuqi/protocol';
import { placeMember, signingMember } from '@fuqi/zk-circuits';
import type {
  Assignment,
  OfficerSignature,
  PlacedLeaf,
  PlacedNote,
  Possession,
  SigningMember,
} from '@fuqi/zk-circuits';
import type { PartyBook } from '../members/party-book';
import type { PublicLeg } from './leg-view';
import type { InputNote, InputRecord } from './recipes';

/** Who plans, and where things lie. */
export interface PlanSetting {
  /** Member id. */
  readonly self: number;
  readonly nk: bigint;
  readonly book: PartyBook;
  /** Path of an input; while drafting nothing depends on it. */
  readonly path: (input: InputNote | InputRecord) => MerklePath;
}

/** What a proof is made against. */
export interface ProveSetting {
  readonly context: bigint;
  readonly date: number;
  readonly supervisor: Point;
  readonly maxLayer: number;
  readonly maxDue: number;
  /** Of the signing member's officers. */
  readonly signatures: readonly OfficerSignature[];
  /** Of the co-signing member's officers. */
  readonly cosignatures: readonly OfficerSignature[];
  /** Possession of new keys, for a registration. */
  readonly newKeys: readonly (Possession & { readonly slot: bigint })[];
  readonly newView: Possession | undefined;
}

/** See the file. */
export interface PlannedLeg {
  readonly leg: Omit<PublicLeg, 'memos'>;
  /** All inputs of the circuit. */
  assign(setting: ProveSetting): Assignment;
}

/** A path that nothing depends on: drafts bind commitments, never places. */
export const NO_PATH: MerklePath = { index: 0n, siblings: [] };

/** A member's leaf in its place. */
export function placed({ book }: PlanSetting, id: number | bigint): PlacedLeaf {
  return placeMember(book.member(id), book.path(id));
}

/** The session's member as signer. */
export function signing({ book, self, nk }: PlanSetting): SigningMember {
  return signingMember(book.member(self), book.path(self), nk);
}

/** An input note in its place. */
export function placedNote(setting: PlanSetting, input: InputNote): PlacedNote {
  const { value, layer, budget, salt } = input.note;
  return { value, layer, budget, salt, path: setting.path(input) };
}

/** The settings that all encrypting circuits share. @param words of all sections, in order */
export function sealedSetting(
  setting: ProveSetting,
  secret: { readonly nk: bigint; readonly n0: bigint; readonly attempt: bigint },
  words: readonly bigint[],
) {
  const { context, supervisor, signatures } = setting;
  const date = BigInt(setting.date);
  return { context, date, supervisor, signatures, ephemeral: ephemeralScalar(secret, words) };
}

/** The first of a list that must not be empty. */
export function firstOf<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new FuqiError('malformed', 'no inputs', { layer: 'wallet' });
  return first;
}
