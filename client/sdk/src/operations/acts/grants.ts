/** Authorities and claims: issuing quota, invoice capacity, funding limit, deposit. */
import { toFen } from '@fuqi/domain';
import { INVOICE_BASIS, KIND, ROLE } from '@fuqi/protocol';
import type { CapacityTerms } from '@fuqi/protocol';
import { randomField } from '../../random';
import { makeDraft } from '../draft';
import type { Draft } from '../draft';
import type { GrantRecipe } from '../recipes';
import { refuseHere } from '../rules';
import { currentVersions, requireStanding, selfOf } from '../session';
import type { Session } from '../session';
import type { ActOptions } from './own';

/** How often an authority may be divided by default. */
const DEFAULT_BUDGET = 1_000n;

function grantor(session: Session, value: bigint, role: bigint): void {
  const member = selfOf(session);
  requireStanding(member, currentVersions(session).day, { active: true, kyc: true });
  if ((member.status.roles & role) !== role) refuseHere('role-missing');
  const fen = toFen(value);
  if (!fen.ok) refuseHere(fen.error.slug);
  if (value === 0n) refuseHere('value-zero');
}

function recipe(
  session: Session,
  of: Partial<GrantRecipe> & Pick<GrantRecipe, 'kind' | 'value' | 'party'>,
): GrantRecipe {
  return {
    circuit: 'grant',
    budget: DEFAULT_BUDGET,
    registrar: session.wallet.id,
    due: 0n,
    mandate: 0n,
    limitTerms: 0n,
    // A random number is as good as a count and need not be remembered: the tag hides it.
    counter: randomField(session.random),
    attempt: randomField(session.random),
    ...of,
  };
}

/** An issuing quota. */
export interface QuotaGrant {
  readonly to: number;
  /** Fen. */
  readonly value: bigint;
  /** Last day of issue. */
  readonly due: number;
  /** Mandate that will be registrar of what is issued under it. */
  readonly mandate: number;
}

/**
 * A bank grants an issuing quota; two officers sign.
 * @throws FuqiError `role-missing`, `issuer-blocked`, `kyc-expired`, `same-party`, `date-order`, `value-zero`, `party-unknown`
 */
export function grantQuota(
  session: Session,
  grant: QuotaGrant,
  options: ActOptions = {},
): Promise<Draft> {
  const { to, value, due, mandate } = grant;
  grantor(session, value, ROLE.BANK);
  const { day } = currentVersions(session);
  if (to === session.wallet.id) refuseHere('same-party');
  requireStanding(session.book.member(to), day, { active: true });
  if (due < day) refuseHere('date-order');
  if ((session.book.member(mandate).status.roles & ROLE.MANDATE) === 0n) {
    refuseHere('role-missing', 'mandate');
  }
  const of = { kind: KIND.QUOTA, value, party: to, due: BigInt(due), mandate: BigInt(mandate) };
  return makeDraft(session, [recipe(session, of)], options);
}

/** An invoice that buyer and supplier confirm together. */
export interface InvoiceRegistration {
  /** What may still be issued on it, in fen, with VAT and less credit notes. */
  readonly value: bigint;
  readonly mandate: number;
  /** `fields`: salted commitment to code and number, see `invoiceCommitment`. */
  readonly terms: CapacityTerms;
  /** From the banks' function over code and number. */
  readonly tag: bigint;
}

/**
 * The buyer registers an invoice; officers of buyer and supplier sign, each side by its own threshold.
 * @throws FuqiError `same-party`, `role-missing`, `basis-blocked` for an unknown basis, `issuer-blocked`, `kyc-expired`,
 *   `party-frozen`, `value-zero`
 */
export function registerInvoice(
  session: Session,
  invoice: InvoiceRegistration,
  options: ActOptions = {},
): Promise<Draft> {
  const { value, mandate, terms, tag } = invoice;
  grantor(session, value, 0n);
  const supplier = Number(terms.supplier);
  if (supplier === session.wallet.id) refuseHere('same-party');
  requireStanding(session.book.member(supplier), currentVersions(session).day, {});
  if ((session.book.member(mandate).status.roles & ROLE.MANDATE) === 0n) {
    refuseHere('role-missing', 'mandate');
  }
  if (terms.basis < INVOICE_BASIS.GOODS || terms.basis > INVOICE_BASIS.PREPAYMENT) {
    refuseHere('basis-blocked');
  }
  const of = {
    kind: KIND.CAPACITY,
    value,
    party: supplier,
    registrar: mandate,
    capacity: { terms, tag },
    counter: 0n,
  };
  return makeDraft(session, [recipe(session, of)], options);
}

/**
 * A bank sets itself a funding limit; two officers with power grant sign.
 * @param about salted commitment to the obligor or group
 * @throws FuqiError `role-missing`, `issuer-blocked`, `kyc-expired`, `value-zero`
 */
export function grantLimit(
  session: Session,
  value: bigint,
  about: bigint,
  options: ActOptions = {},
): Promise<Draft> {
  grantor(session, value, ROLE.BANK);
  const of = { kind: KIND.LIMIT, value, party: session.wallet.id, limitTerms: about };
  return makeDraft(session, [recipe(session, of)], options);
}

/**
 * A bank acknowledges a deposit: a claim on itself.
 * @throws FuqiError `role-missing`, `issuer-blocked`, `kyc-expired`, `party-frozen`, `value-zero`
 */
export function mintDeposit(
  session: Session,
  deposit: { readonly to: number; readonly value: bigint },
  options: ActOptions = {},
): Promise<Draft> {
  const { to, value } = deposit;
  grantor(session, value, ROLE.BANK);
  requireStanding(session.book.member(to), currentVersions(session).day, {});
  return makeDraft(session, [recipe(session, { kind: KIND.DEPOSIT, value, party: to })], options);
}
