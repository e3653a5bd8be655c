/**
 * What an officer does, on whatever device: reads what the legs really do, and signs exactly that. Nothing a server says
 * is believed: commitments are recomputed from the openings, the text is made anew, the digests follow from both.
 */
import { FuqiError } from '@fuqi/domain';
import { MEMO_BYTES, MEMO_COUNT, equalBytes } from '@fuqi/protocol';
import type { Network, OperationTerms } from '@fuqi/protocol';
import type { OfficerSignature, Signer } from '../keys/officer-key';
import type { OpenedNote } from '../notes/opened-note';
import { describeLeg } from './describe-leg';
import { LAST_DATE, memberNumber } from './describe';
import type { NameOf, Sentence } from './describe';
import type { Draft } from './draft';
import { legalText, textHash } from './legal-text';
import { draftContext } from './signed-parts';
import { checkLeg, legDigest } from './leg-view';
import type { LegView, PublicLeg } from './leg-view';

/** A draft without its maker's secrets: what goes to officers and to other parties. */
export interface SigningRequest {
  readonly network: Network;
  readonly terms: OperationTerms;
  readonly textNumber: Uint8Array;
  readonly legs: readonly PublicLeg[];
}

/** What may leave the maker's server for its own officers. */
export function signingRequest({ network, terms, textNumber, legs }: Draft): SigningRequest {
  return { network, terms, textNumber, legs: legs.map(publicLeg) };
}

/**
 * What another party to a joint operation may see: the notes that it gets, of the rest only commitments. The text speaks of
 * what both see, so both have the same.
 */
export function requestFor(draft: Draft, member: number): SigningRequest {
  const { network, terms, textNumber, legs } = draft;
  return { network, terms, textNumber, legs: legs.map((leg) => redactLeg(leg, member)) };
}

function publicLeg({ bound, memos, view }: PublicLeg): PublicLeg {
  return { bound, memos, view };
}

/** A leg as a member may see it that neither signs nor co-signs it. */
export function redactLeg(leg: PublicLeg, member: number): PublicLeg {
  const { bound, memos, view } = leg;
  if (view.signer === member || view.cosigner === member) return publicLeg(leg);
  const outputs = view.outputs.map((note) => (concerns(note, member) ? note : undefined));
  return { bound, memos, view: { ...view, inputs: [], outputs } };
}

function concerns(note: OpenedNote | undefined, member: number): boolean {
  return note !== undefined && [note.owner, note.hold.holder].includes(BigInt(member));
}

/** Value that goes to somebody else, or is held by somebody else, by a leg. */
export interface Effect {
  readonly leg: number;
  /** The member that gets the note, or the right to move it. */
  readonly to: number;
  readonly value: bigint;
  readonly kind: bigint;
  readonly due: bigint;
}

/** What an officer reads before signing. */
export interface Review {
  readonly sentences: readonly Sentence[];
  readonly legalText: string;
  readonly effects: readonly Effect[];
  /** Legs that this member's officers sign, and what they sign of them. */
  readonly digests: readonly { readonly leg: number; readonly digest: bigint }[];
}

/**
 * Checks a request and puts it into words.
 * @throws FuqiError `signature-invalid` when a leg does not do what is shown, hides something of the member's own legs, or the
 *   text is another; `offer-too-short` when a joint operation's offer could lapse; `not-controller` when there is nothing for
 *   this member to sign
 */
export function reviewRequest(
  request: SigningRequest,
  member: number,
  nameOf: NameOf = memberNumber,
): Review {
  const { network, terms, textNumber, legs } = request;
  legs.forEach((leg) => {
    checkLeg(leg);
    checkMemos(leg);
    if (signs(leg.view, member)) requireOpen(leg);
  });
  const signers = new Set(legs.map(({ view }) => view.signer));
  if (signers.size > 1 && !legs.every(givesForGood)) {
    throw new FuqiError('offer-too-short', 'an offer of a joint operation could be taken back');
  }
  const text = legalText(network, legs, terms.validUntil, textNumber);
  if (!equalBytes(textHash(text), terms.text)) throw mismatch('the text is another');
  const context = draftContext(request);
  const digests = legs.flatMap((leg, i) =>
    signs(leg.view, member) ? [{ leg: i, digest: legDigest(leg, context) }] : [],
  );
  if (digests.length === 0) throw new FuqiError('not-controller', 'nothing to sign');
  return {
    sentences: legs.flatMap(({ view }) => describeLeg(view, nameOf)),
    legalText: text,
    effects: legs.flatMap(({ view }, i) => effectsOf(view, i)),
    digests,
  };
}

/**
 * Whether what a leg gives to others cannot be taken back by the lapse of an offer. In an operation of two signers it must
 * not (PROTOCOL §9).
 */
export function givesForGood({ view }: PublicLeg): boolean {
  const given = view.outputs.filter(
    (note) => note !== undefined && Number(note.owner) !== view.signer,
  );
  return given.length > 0 && given.every((note) => note?.hold.expiry === BigInt(LAST_DATE));
}

function signs(view: LegView, member: number): boolean {
  return view.signer === member || view.cosigner === member;
}

/** Of its own legs a member is shown every note: what is hidden could be anything. */
function requireOpen({ bound, view }: PublicLeg): void {
  const shown = view.outputs.filter((note) => note !== undefined).length;
  const inputs = { move: 1, issue: 2, clear: 1, grant: 0, attest: 0, register: 0 }[view.circuit];
  const outputs = { move: 4, issue: 4, clear: 2, grant: 1, attest: 0, register: 0 }[view.circuit];
  const record = view.circuit === 'attest' && view.record === undefined;
  const registration = view.circuit === 'register' && view.registration === undefined;
  if (view.inputs.length < inputs || shown !== outputs || record || registration) {
    throw mismatch('a part of the leg is not shown');
  }
  if (bound.some((value) => value < 0n)) throw mismatch('bound inputs');
  // A note that is spent without being shown would leave more value than is shown to go in.
  if (view.circuit === 'move' && sum(view.inputs) !== sum(view.outputs)) {
    throw mismatch('a note is spent that is not shown');
  }
}

function sum(notes: readonly (OpenedNote | undefined)[]): bigint {
  return notes.reduce((total, note) => total + (note?.value ?? 0n), 0n);
}

function checkMemos({ view, memos }: PublicLeg): void {
  const wellFormed =
    memos.length === MEMO_COUNT[view.circuit] && memos.every(({ length }) => length === MEMO_BYTES);
  if (!wellFormed) throw new FuqiError('memos-missing', view.circuit, { layer: 'wallet' });
}

function mismatch(detail: string): FuqiError {
  return new FuqiError('signature-invalid', detail, { layer: 'wallet' });
}

function effectsOf(view: LegView, leg: number): Effect[] {
  return view.outputs.flatMap((note) => {
    if (note === undefined || note.value === 0n) return [];
    const { value, token, owner, hold } = note;
    const to = Number(owner) === view.signer ? Number(hold.holder) : Number(owner);
    if (to === 0 || to === view.signer) return [];
    return [{ leg, to, value, kind: token.kind, due: token.due }];
  });
}

/** A signature of one leg. */
export interface LegSignature extends OfficerSignature {
  readonly leg: number;
  /** `officer`: of the slot in the leaf that stands; `new-officer`, `viewing-key`: possession of a key that is registered. */
  readonly role: 'officer' | 'new-officer' | 'viewing-key';
  readonly member: number;
  /** Slot of the officer; of the new leaf for a new officer; 0 for a viewing key. */
  readonly slot: number;
}

/** Who signs. */
export interface SigningOfficer {
  readonly member: number;
  readonly slot: number;
  readonly signer: Signer;
  readonly role?: LegSignature['role'];
}

/**
 * Reviews and signs all legs of the member.
 * @param confirm decides on the review: a person before a screen, or a rule
 * @throws FuqiError as {@link reviewRequest}; `signature-invalid` when it is not confirmed
 */
export async function signRequest(
  request: SigningRequest,
  officer: SigningOfficer,
  confirm: (review: Review) => boolean | Promise<boolean>,
): Promise<LegSignature[]> {
  const review = reviewRequest(request, officer.member);
  if (!(await confirm(review))) throw mismatch('not confirmed');
  const { member, slot, signer, role = 'officer' } = officer;
  return Promise.all(
    review.digests.map(async ({ leg, digest }) => {
      const { r8, s } = await signer.sign(digest);
      return { leg, role, member, slot, r8, s };
    }),
  );
}
