/** A voucher is cut from quota and invoice capacity. */
import { checkIssue, firstOfferExpiry, unwrap } from '@fuqi/domain';
import type { Basis, Standing } from '@fuqi/domain';
import { CAPACITY_FLAG, HOLD, KIND, ROLE } from '@fuqi/protocol';
import type { CapacityTerms } from '@fuqi/protocol';
import type { OpenedNote } from '../../notes/opened-note';
import { randomField } from '../../random';
import { makeDraft } from '../draft';
import type { Draft } from '../draft';
import type { InputNote, IssueRecipe } from '../recipes';
import { refuseHere, requireSpendable } from '../rules';
import { currentVersions, policyOf, requireStanding, selfOf } from '../session';
import type { CurrentVersions, Session } from '../session';
import type { ActOptions } from './own';

/** What is issued. */
export interface IssueTerms {
  readonly quota: InputNote;
  readonly capacity: InputNote;
  /** Fen. */
  readonly value: bigint;
  /** Due day, days since 1970-01-01. */
  readonly due: number;
  /** Date code up to which the supplier may accept; the earliest one allowed by default. */
  readonly offerExpiry?: number;
  /** Reason for a term over the usual one, by trade custom. */
  readonly tenorReason?: string;
}

/**
 * Issues a voucher to the invoice's supplier; two officers sign, whatever the amount.
 * @throws FuqiError `quota-exceeded`, `invoice-capacity`, `issuer-blocked`, `kyc-expired`, `basis-blocked`,
 *   `tenor-exceeded`, `tenor-reason-missing`, `date-order`, `sme-consent-missing`, `role-missing`, `offer-too-short`,
 *   `party-unknown`, `party-frozen`, `note-pending`, `value-zero`
 */
export function issue(
  session: Session,
  terms: IssueTerms,
  options: ActOptions = {},
): Promise<Draft> {
  const current = currentVersions(session);
  const { quota, capacity, value, due } = terms;
  requireSpendable(quota);
  requireSpendable(capacity);
  requireStanding(selfOf(session), current.day, { active: true, kyc: true });
  if (value < 1n) refuseHere('value-zero');
  requireQuota(session, quota.note, value, current);
  const invoice = requireCapacity(session, capacity.note, quota.note, value);
  requireTerms(session, terms, invoice, current);
  requireParties(session, invoice, quota.note, current.day);
  const earliest = unwrap(firstOfferExpiry(policyOf(session), current.date));
  const offerExpiry = terms.offerExpiry ?? earliest;
  if (offerExpiry < current.date + 4 || offerExpiry < earliest) refuseHere('offer-too-short');
  const recipe: IssueRecipe = {
    circuit: 'issue',
    quota,
    capacity,
    value,
    due: BigInt(due),
    offerExpiry: BigInt(offerExpiry),
    rootBudget: BigInt(current.rootBudget),
    attempt: randomField(session.random),
  };
  return makeDraft(session, [recipe], options);
}

function requireFree(note: OpenedNote, kind: bigint, self: number): void {
  if (note.token.kind !== kind) refuseHere('note-kind');
  if (note.owner !== BigInt(self)) refuseHere('not-controller');
  if (note.hold.kind !== HOLD.NONE) refuseHere('note-encumbered');
}

function requireQuota(
  session: Session,
  note: OpenedNote,
  value: bigint,
  { day }: CurrentVersions,
): void {
  requireFree(note, KIND.QUOTA, session.wallet.id);
  if (note.token.due < BigInt(day)) refuseHere('quota-exceeded', 'the quota is out of date');
  if (value > note.value) refuseHere('quota-exceeded');
}

function requireCapacity(
  session: Session,
  note: OpenedNote,
  quota: OpenedNote,
  value: bigint,
): CapacityTerms {
  requireFree(note, KIND.CAPACITY, session.wallet.id);
  const { opening } = note.token;
  const { opening: quotaOpening } = quota.token;
  if (opening?.type !== 'capacity' || quotaOpening?.type !== 'quota')
    return refuseHere('note-kind');
  if (note.token.registrar !== quotaOpening.mandate) {
    refuseHere('note-kind', 'quota and invoice name different clearing mandates');
  }
  if (note.token.issuer !== BigInt(session.wallet.id)) refuseHere('not-controller');
  if (value > note.value) refuseHere('invoice-capacity');
  return opening.capacity;
}

function requireTerms(
  session: Session,
  { due, tenorReason }: IssueTerms,
  invoice: CapacityTerms,
  { day }: CurrentVersions,
): void {
  const covered = (invoice.flags & CAPACITY_FLAG.SME_AND_LARGE_BUYER) !== 0n;
  const consented = (invoice.flags & CAPACITY_FLAG.LONGER_TERM_CONSENTED) !== 0n;
  const deliveryDay = Number(invoice.deliveryDay);
  const checked = checkIssue(policyOf(session), {
    issueDay: day,
    dueDay: due,
    deliveryDay,
    basis: Number(invoice.basis) as Basis,
    issuerStanding: Number(selfOf(session).status.standing) as Standing,
    payerLarge: covered,
    payeeSme: covered,
    // The flag was signed by the supplier with the invoice: the clause itself is in its evidence.
    ...(consented ? { consent: { clauseDay: deliveryDay - 1, reason: 'signed' } } : {}),
    ...(tenorReason === undefined ? {} : { tenorReason }),
  });
  if (!checked.ok) refuseHere(checked.error.slug, checked.error.detail);
}

function requireParties(
  session: Session,
  invoice: CapacityTerms,
  quota: OpenedNote,
  day: number,
): void {
  if (invoice.supplier === BigInt(session.wallet.id)) refuseHere('same-party');
  requireStanding(session.book.member(invoice.supplier), day, {});
  const { opening } = quota.token;
  const mandate = session.book.member(opening?.type === 'quota' ? opening.mandate : -1n);
  if ((mandate.status.roles & ROLE.MANDATE) === 0n) refuseHere('role-missing', 'clearing mandate');
}
