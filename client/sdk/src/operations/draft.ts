/**
 * An operation before it is signed. Its maker keeps recipes and secrets; officers and other parties get the legs without
 * recipes. What is signed depends on nothing that may change until the proof is made.
 */
import { sha256 } from '@noble/hashes/sha2';
import { FuqiError, LIMITS, checkValidity, unwrap } from '@fuqi/domain';
import { concatBytes } from '@fuqi/protocol';
import type { Network, OperationTerms } from '@fuqi/protocol';
import { parseValues, stringifyValues } from '../json-values';
import { legalText, textHash } from './legal-text';
import type { PublicLeg } from './leg-view';
import { NO_PATH } from './planned-leg';
import { planLeg } from './plan-leg';
import type { LegRecipe } from './recipes';
import { sealMemos } from './seal-memos';
import type { Session } from './session';

/** A leg and, for its maker, how it was made. */
export interface DraftLeg extends PublicLeg {
  /** Undefined for a leg of another party to the same operation. */
  readonly recipe: LegRecipe | undefined;
  /** Numbers of its memos, to be given back if it never reaches the ledger. */
  readonly numbers: readonly { readonly stream: string; readonly counter: number }[];
}

/** See the file. Plain data: {@link serializeDraft} stores it. */
export interface Draft {
  readonly network: Network;
  readonly terms: OperationTerms;
  readonly legalText: string;
  /** Secret number of the legal text. */
  readonly textNumber: Uint8Array;
  readonly legs: readonly DraftLeg[];
}

/** What is agreed about an operation beside its legs. */
export interface DraftTerms {
  /** Date code up to which it may be written. */
  readonly validUntil: number;
  /** SHA-256 of each document that it rests on; none by default. */
  readonly documents?: readonly Uint8Array[];
}

/** Everything but the legs, with secrets that make its hashes unguessable. */
export interface TermsSecret {
  readonly validUntil: number;
  readonly evidence: Uint8Array;
  readonly textNumber: Uint8Array;
}

/** Days for which a draft waits for its officers, by default. */
const DEFAULT_VALIDITY_DAYS = 3;

/** Last phase of the day so many days after the open one. */
export function defaultValidity(date: number, days = DEFAULT_VALIDITY_DAYS): number {
  return ((date >> 2) + days) * 4 + 2;
}

/** Fixes the terms: evidence is the hash of a secret and the documents' hashes. @throws FuqiError `operation-expired`, `out-of-range` */
export function fixTerms(
  session: Pick<Session, 'versions' | 'random'>,
  terms?: DraftTerms,
): TermsSecret {
  const { date } = session.versions;
  const validUntil = unwrap(checkValidity(terms?.validUntil ?? defaultValidity(date), date));
  const evidence = sha256(concatBytes([session.random(32), ...(terms?.documents ?? [])]));
  return { validUntil, evidence, textNumber: session.random(16) };
}

/** Works out legs and seals their memos. Numbers of memos are given out; {@link abandonDraft} gives them back. */
export async function draftLegs(
  session: Session,
  recipes: readonly LegRecipe[],
  text = '',
): Promise<DraftLeg[]> {
  if (recipes.length === 0 || recipes.length > LIMITS.legsPerOperation) {
    throw new FuqiError('out-of-range', 'legs', { layer: 'wallet' });
  }
  const setting = {
    self: session.wallet.id,
    nk: session.keys.nk,
    book: session.book,
    path: () => NO_PATH,
  };
  const legs: DraftLeg[] = [];
  for (const recipe of recipes) {
    const { leg } = planLeg(recipe, setting);
    const { memos, numbers } = await sealMemos(session, recipe, leg.view, text);
    legs.push({ ...leg, memos, numbers, recipe });
  }
  return legs;
}

/** Legs and terms as one operation. Parties to a joint one compose the same legs and terms, and get the same text. */
export function composeDraft(
  network: Network,
  legs: readonly DraftLeg[],
  terms: TermsSecret,
): Draft {
  const text = legalText(network, legs, terms.validUntil, terms.textNumber);
  const { validUntil, evidence, textNumber } = terms;
  return {
    network,
    terms: { validUntil, evidence, text: textHash(text) },
    legalText: text,
    textNumber,
    legs,
  };
}

/** One member's operation. @param text what the counterparty reads with it, at most 64 bytes */
export async function makeDraft(
  session: Session,
  recipes: readonly LegRecipe[],
  options: { readonly terms?: DraftTerms; readonly text?: string } = {},
): Promise<Draft> {
  const terms = fixTerms(session, options.terms);
  return composeDraft(session.network, await draftLegs(session, recipes, options.text), terms);
}

/** Gives back what a draft holds that will never be submitted. */
export async function abandonDraft(session: Pick<Session, 'wallet'>, draft: Draft): Promise<void> {
  await session.wallet.release(draft.legs.flatMap(({ numbers }) => numbers));
}

/** A draft as text, secrets included: for the maker's own store. */
export function serializeDraft(draft: Draft): string {
  return stringifyValues(draft);
}

/** The inverse of {@link serializeDraft}. @throws FuqiError `malformed` */
export function parseDraft(text: string): Draft {
  const draft = parseValues(text) as Draft;
  if (!Array.isArray(draft.legs)) throw new FuqiError('malformed', 'draft', { layer: 'wallet' });
  return draft;
}
