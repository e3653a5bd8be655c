/** Authorities: a quota to issue, a bank's limit of funding, an invoice on which may be issued. */
import { parseIsoDay, unwrap } from '@fuqi/domain';
import { CAPACITY_FLAG, INVOICE_BASIS, fieldToHex, toHex } from '@fuqi/protocol';
import {
  COMMITMENT_SALT_BYTES,
  grantLimit,
  grantQuota,
  invoiceCommitment,
  invoiceFields,
  randomField,
  registerInvoice,
  saltedCommitment,
} from '@fuqi/sdk';
import type { Draft } from '@fuqi/sdk';
import { GatewayError } from '../errors/gateway-errors';
import type { ActSetting, MadeAct } from './act-setting';
import type { DraftOf } from './draft-body';
import { invoiceText } from './openings';

export async function makeGrantQuota(
  { session }: ActSetting,
  { to, value, lastDay, registrar }: DraftOf<'grant-quota'>,
): Promise<Draft> {
  const due = unwrap(parseIsoDay(lastDay));
  return grantQuota(session, { to, value: BigInt(value), due, mandate: registrar });
}

/** Whom a limit is about, nobody but the bank knows. */
export async function makeGrantLimit(
  { session }: ActSetting,
  { issuer, value }: DraftOf<'grant-limit'>,
): Promise<MadeAct> {
  session.book.member(issuer);
  const salt = session.random(COMMITMENT_SALT_BYTES);
  const content = String(issuer);
  const about = saltedCommitment('limit', salt, content);
  const draft = await grantLimit(session, BigInt(value), about);
  const opening = { commitment: fieldToHex(about), purpose: 'limit' as const, salt: toHex(salt) };
  return { draft, openings: [{ ...opening, content }] };
}

/** The buyer's draft; the supplier's officers sign it too. @throws GatewayError `uniqueness-unavailable` */
export async function makeRegisterInvoice(
  { session, member }: ActSetting,
  body: DraftOf<'register-invoice'>,
): Promise<MadeAct> {
  const fields = invoiceFields(body.code, body.number);
  if (member.tagOf === undefined) throw new GatewayError('uniqueness-unavailable');
  // Whom it concerns is checked before a bank is asked, so that no evaluation is spent on a mistake.
  session.book.member(body.supplier);
  const secret = randomField(session.random);
  const commitment = invoiceCommitment(fields, secret);
  const consent = body.smeConsents ? CAPACITY_FLAG.LONGER_TERM_CONSENTED : 0n;
  const draft = await registerInvoice(session, {
    value: BigInt(body.amount),
    mandate: body.registrar,
    tag: await member.tagOf(fields),
    terms: {
      ...{ supplier: BigInt(body.supplier), fields: commitment, basis: INVOICE_BASIS.GOODS },
      deliveryDay: BigInt(unwrap(parseIsoDay(body.delivered))),
      // Which side is large and which small is the supplier's to say; it signs the flag with the invoice.
      flags: CAPACITY_FLAG.SME_AND_LARGE_BUYER | consent,
    },
  });
  const content = invoiceText(body.code, body.number);
  const opening = { commitment: fieldToHex(commitment), purpose: 'invoice' as const, content };
  return { draft, openings: [{ ...opening, salt: fieldToHex(secret) }] };
}
