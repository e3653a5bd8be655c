/** From signed drafts to bytes for the ledger. Who proves needs the member's seed and no officer's key. */
import { FuqiError, addMonths, unwrap } from '@fuqi/domain';
import { carriedPart, encodeOperation } from '@fuqi/protocol';
import type { Cites, Leg, MerklePath } from '@fuqi/protocol';
import type { Possession, Prover } from '@fuqi/zk-circuits';
import type { LedgerVersions } from '../ledger/ledger';
import type { PartyBook } from '../members/party-book';
import type { NotePaths } from '../wallet/note-paths';
import type { Draft, DraftLeg } from './draft';
import { draftContext } from './signed-parts';
import { planLeg } from './plan-leg';
import type { ProveSetting } from './planned-leg';
import type { InputNote, InputRecord, LegRecipe } from './recipes';
import { currentVersions } from './session';
import type { CurrentVersions } from './session';
import { collectSignatures, signatureRules } from './signatures';
import type { LegSignature } from './signing';

/** What proving needs of a session; a registration is proved by the bank, without a wallet. */
export interface ProveSession {
  readonly book: PartyBook;
  readonly versions: LedgerVersions;
  readonly wallet?: { readonly id: number };
  readonly keys?: { readonly nk: bigint };
}

/** Where a member's legs are proved. */
export interface ProveTools {
  readonly prover: Prover;
  readonly paths: NotePaths;
  readonly signal?: AbortSignal;
  /** Place of the leg at work, and how far it is, from 0 to 1. */
  readonly onProgress?: (progress: { readonly leg: number; readonly fraction: number }) => void;
}

/** A proved leg of a draft, by its place. */
export interface ProvedLeg {
  readonly place: number;
  readonly leg: Leg;
}

/** Proved legs and the versions they cite. */
export interface ProvedLegs {
  readonly cites: Cites;
  readonly legs: readonly ProvedLeg[];
}

function citesOf(current: CurrentVersions): Cites {
  const { date, epoch, policyVersion: policy, partyRoot } = current;
  return { date, epoch, policy, partyRoot };
}

/**
 * Proves the legs of a draft that this session made. It may be done again whenever a version that was cited has closed: the
 * signatures stay good.
 * @throws FuqiError `operation-expired`, signature errors of {@link collectSignatures}, `party-root-closed`,
 *   `rule-unsatisfied`, `proving-cancelled`, `proving-failed`
 */
export async function proveLegs(
  session: ProveSession,
  draft: Draft,
  signatures: readonly LegSignature[],
  tools: ProveTools,
): Promise<ProvedLegs> {
  const current = currentVersions(session);
  if (current.date > draft.terms.validUntil) {
    throw new FuqiError('operation-expired', '', { layer: 'wallet' });
  }
  const context = draftContext(draft);
  const legs: ProvedLeg[] = [];
  for (const [place, leg] of draft.legs.entries()) {
    if (leg.recipe === undefined) continue;
    const setting = proveSetting(session, current, context, leg, ofLeg(signatures, place));
    const report = (fraction: number): void => tools.onProgress?.({ leg: place, fraction });
    report(0);
    legs.push({
      place,
      leg: await proveLeg(session, leg, leg.recipe, setting, { ...tools, report }),
    });
  }
  return { cites: citesOf(current), legs };
}

/** Canonical bytes of an operation from all parties' proved legs. @throws FuqiError `malformed` when one is missing or cites other versions */
export function assembleOperation(draft: Draft, parts: readonly ProvedLegs[]): Uint8Array {
  const [first] = parts;
  if (first === undefined) throw new FuqiError('malformed', 'no legs', { layer: 'wallet' });
  const legs = draft.legs.map((_, place) => {
    const found = parts.flatMap((part) => part.legs).find((leg) => leg.place === place);
    if (found === undefined) throw new FuqiError('malformed', `leg ${place}`, { layer: 'wallet' });
    return found.leg;
  });
  for (const { cites } of parts) {
    if (Object.entries(first.cites).some(([name, value]) => cites[name as keyof Cites] !== value)) {
      throw new FuqiError('malformed', 'legs cite different versions', { layer: 'wallet' });
    }
  }
  return encodeOperation({ ...draft.terms, ...first.cites, legs });
}

/** {@link proveLegs} and {@link assembleOperation} for a draft of one member. */
export async function proveDraft(
  session: ProveSession,
  draft: Draft,
  signatures: readonly LegSignature[],
  tools: ProveTools,
): Promise<Uint8Array> {
  return assembleOperation(draft, [await proveLegs(session, draft, signatures, tools)]);
}

function ofLeg(signatures: readonly LegSignature[], place: number): LegSignature[] {
  return signatures.filter(({ leg }) => leg === place);
}

function proveSetting(
  { book }: ProveSession,
  current: CurrentVersions,
  context: bigint,
  leg: DraftLeg,
  signatures: readonly LegSignature[],
): ProveSetting {
  const { signer, cosigner } = signatureRules(leg.view, book);
  const possession = ({ r8, s }: LegSignature): Possession => ({ r8, s });
  const view = signatures.find(({ role }) => role === 'viewing-key');
  return {
    context,
    date: current.date,
    supervisor: current.supervisor,
    maxLayer: current.maxLayer,
    maxDue: unwrap(addMonths(current.day, current.tenorMonths)),
    signatures: collectSignatures(leg, context, signer, signatures),
    cosignatures:
      cosigner === undefined ? [] : collectSignatures(leg, context, cosigner, signatures),
    newKeys: signatures
      .filter(({ role }) => role === 'new-officer')
      .map((signature) => ({ slot: BigInt(signature.slot), ...possession(signature) })),
    newView: view === undefined ? undefined : possession(view),
  };
}

async function proveLeg(
  session: ProveSession,
  leg: DraftLeg,
  recipe: LegRecipe,
  setting: ProveSetting,
  tools: ProveTools & { readonly report: (fraction: number) => void },
): Promise<Leg> {
  const paths = await pathsOf(recipe, tools.paths);
  const planned = planLeg(recipe, {
    self: session.wallet?.id ?? leg.view.signer,
    nk: session.keys?.nk ?? 0n,
    book: session.book,
    path: (input) => paths.get(input.commitment) ?? { index: 0n, siblings: [] },
  });
  const { circuit } = planned.leg.view;
  if (planned.leg.bound.some((value, i) => value !== leg.bound[i])) {
    throw new FuqiError('signature-invalid', 'the draft was made from other notes', {
      layer: 'wallet',
    });
  }
  const { input, publics } = planned.assign(setting);
  const { prover, signal, report } = tools;
  const proved = await refusing(circuit, () =>
    prover.prove(
      { circuit, input },
      {
        ...(signal === undefined ? {} : { signal }),
        onProgress: ({ fraction }) => report(fraction),
      },
    ),
  );
  const same =
    proved.publics.length === publics.length &&
    proved.publics.every((value, i) => value === publics[i]);
  if (!same) {
    throw new FuqiError('proving-failed', `${circuit}: another statement was proved`);
  }
  return { circuit, publics: carriedPart(circuit, publics), proof: proved.proof, memos: leg.memos };
}

async function refusing<T>(circuit: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw proverRefusal(circuit, cause);
  }
}

/** The prover's errors come by name and code, so that a prover in another process or realm is understood as well. */
function proverRefusal(circuit: string, cause: unknown): FuqiError {
  const { name, code } = (cause ?? {}) as { readonly name?: unknown; readonly code?: unknown };
  if (code === 'ZK_PROVE_CANCELLED') return new FuqiError('proving-cancelled', circuit, { cause });
  if (name === 'WitnessError') {
    return new FuqiError('rule-unsatisfied', circuit, { layer: 'wallet', cause });
  }
  return new FuqiError('proving-failed', circuit, { cause });
}

async function pathsOf(recipe: LegRecipe, paths: NotePaths): Promise<Map<bigint, MerklePath>> {
  const inputs = inputsOf(recipe);
  if (inputs.length === 0) return new Map();
  await paths.refresh();
  const found = new Map<bigint, MerklePath>();
  for (const input of inputs) found.set(input.commitment, await paths.path(input));
  return found;
}

/** Everything that a recipe reads from the tree. */
export function inputsOf(recipe: LegRecipe): (InputNote | InputRecord)[] {
  switch (recipe.circuit) {
    case 'move':
      return [...recipe.inputs, ...(recipe.funding === undefined ? [] : [recipe.funding.record])];
    case 'issue':
      return [recipe.quota, recipe.capacity];
    case 'clear':
      return [recipe.input, ...(recipe.settlement === undefined ? [] : [recipe.settlement.record])];
    default:
      return [];
  }
}
