/** An invoice is registered by buyer and supplier together: the supplier's officers sign on their own gateway. */
import { createHash } from 'node:crypto';
import { FuqiError } from '@fuqi/domain';
import { fieldFromHex, fieldToHex, toHex } from '@fuqi/protocol';
import {
  collectSignatures,
  draftContext,
  draftDigest,
  invoiceCommitment,
  invoiceFields,
  parseDraft,
  parseValues,
  requestFor,
  reviewRequest,
  serializeDraft,
  signatureRules,
  stringifyValues,
} from '@fuqi/sdk';
import type { Draft, LegSignature, PublicLeg, SigningRequest } from '@fuqi/sdk';
import type { Queries } from '../db/database';
import type { GatewayMember } from '../member/gateway-member';
import type { MessageOf } from '../peers/messages';
import { officersNeeded } from './check-signatures';
import { insertOpenings, invoiceOf, invoiceText } from './openings';
import type { Opening } from './openings';
import {
  hasOperation,
  insertOperation,
  insertSignature,
  moveOperation,
  readOperation,
  readSignatures,
} from './operation-store';

/** Number here of an operation of another member. */
function guestId(host: number, operation: string): string {
  const text = JSON.stringify([host, operation]);
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 32);
}

interface Setting {
  readonly member: GatewayMember;
  readonly now: () => string;
}

/** The other member whose officers sign a draft; undefined for most. */
export function cosignerOf({ legs }: Draft): number | undefined {
  return legs.find(({ view }) => view.cosigner !== undefined)?.view.cosigner;
}

/** What the countersigner is sent. */
export function countersignRequest(
  operation: string,
  draft: Draft,
  cosigner: number,
  opening: Opening,
): MessageOf<'countersign'> {
  return {
    kind: 'countersign',
    operation,
    request: stringifyValues(requestFor(draft, cosigner)),
    invoice: { ...invoiceOf(opening), secret: opening.salt },
  };
}

/**
 * Takes another member's request for signatures: only an invoice in which this member is the supplier and the sender the buyer.
 * @throws FuqiError `malformed`, and as `reviewRequest`
 */
export async function takeCountersignRequest(
  tx: Queries,
  { member, now }: Setting,
  from: number,
  message: MessageOf<'countersign'>,
): Promise<void> {
  const id = guestId(from, message.operation);
  if (await hasOperation(tx, id)) return;
  const { draft, opening } = readRequest(member, from, message);
  await insertOpenings(tx, [opening], now());
  await insertOperation(tx, {
    ...{ id, act: 'register-invoice', draft: serializeDraft(draft) },
    ...{ digest: toHex(draftDigest(draft)), created_by: `member:${from}`, created_at: now() },
    needed: officersNeeded(draft, member.book, member.id),
    ...{ host: from, host_operation: message.operation },
  });
}

function readRequest(
  member: GatewayMember,
  from: number,
  { request: text, invoice }: MessageOf<'countersign'>,
): { readonly draft: Draft; readonly opening: Opening } {
  const { code, number, secret } = invoice;
  const fields = invoiceCommitment(invoiceFields(code, number), fieldFromHex(secret));
  const draft = guestDraft(member, from, text, fields);
  const opening = { commitment: fieldToHex(fields), purpose: 'invoice' as const, salt: secret };
  return { draft, opening: { ...opening, content: invoiceText(code, number) } };
}

/** @throws FuqiError `malformed` unless it is exactly that: an invoice of these fields, of this supplier, by this buyer */
function guestDraft(member: GatewayMember, from: number, text: string, fields: bigint): Draft {
  const request = parseValues(text) as SigningRequest;
  try {
    const { legalText } = reviewRequest(request, member.id);
    const [leg, ...more] = request.legs;
    const { channel, contract } = request.network;
    const sameNetwork = channel === member.network.channel && contract === member.network.contract;
    if (leg === undefined || more.length > 0 || !sameNetwork || !isInvoice(leg, fields)) {
      throw new FuqiError('malformed', 'not an invoice');
    }
    if (leg.view.signer !== from || leg.view.cosigner !== member.id) {
      throw new FuqiError('malformed', 'not of this buyer and this supplier');
    }
    // Rules of the register must be found now rather than when an officer signs.
    signatureRules(leg.view, member.book);
    const { network, terms, textNumber } = request;
    const legs = [{ ...leg, recipe: undefined, numbers: [] }];
    return { network, terms, textNumber, legalText, legs };
  } catch (error) {
    if (error instanceof FuqiError) throw error;
    // Of another shape than the SDK writes.
    throw new FuqiError('malformed', 'signing request', { cause: error });
  }
}

function isInvoice({ view }: PublicLeg, fields: bigint): boolean {
  const terms = view.outputs[0]?.token.opening;
  return view.circuit === 'grant' && terms?.type === 'capacity' && terms.capacity.fields === fields;
}

/** What goes back once enough officers have signed. */
export function countersignatures(
  operation: string,
  signatures: readonly LegSignature[],
): MessageOf<'countersignatures'> {
  return {
    kind: 'countersignatures',
    operation,
    signatures: signatures.map(({ leg, slot, r8, s }) => ({
      ...{ leg, slot, s: fieldToHex(s) },
      r8: { x: fieldToHex(r8.x), y: fieldToHex(r8.y) },
    })),
  };
}

/**
 * Takes the countersigner's signatures, as many as its threshold asks for.
 * @throws FuqiError `not-found` for an operation that it was not asked about, and as `collectSignatures`
 */
export async function takeCountersignatures(
  tx: Queries,
  { member, now }: Setting,
  from: number,
  message: MessageOf<'countersignatures'>,
): Promise<void> {
  const row = await readOperation(tx, message.operation, true);
  if (row.cosigner !== from) throw new FuqiError('not-found');
  const before = await readSignatures(tx, row.id);
  if (before.some((one) => one.member === from)) return;
  const draft = parseDraft(row.draft);
  const signatures = message.signatures.map(({ leg, slot, r8, s }): LegSignature => ({
    ...{ leg, slot, role: 'officer', member: from, s: fieldFromHex(s) },
    r8: { x: fieldFromHex(r8.x), y: fieldFromHex(r8.y) },
  }));
  const context = draftContext(draft);
  for (const [place, leg] of draft.legs.entries()) {
    const { cosigner } = signatureRules(leg.view, member.book);
    const own = signatures.filter((signature) => signature.leg === place);
    if (cosigner !== undefined) collectSignatures(leg, context, cosigner, own);
  }
  const at = now();
  for (const signature of signatures) {
    const principal = `member:${from}`;
    await insertSignature(tx, row.id, { principal, at, signature, member: from });
  }
  const officers = new Set(before.filter((one) => one.member === 0).map(({ slot }) => slot)).size;
  if (officers >= row.needed) await moveOperation(tx, row.id, ['signed'], { state: 'ready', at });
}

/** Takes what became of an operation that was countersigned here. */
export async function takeOutcome(
  tx: Queries,
  { now }: Setting,
  from: number,
  { operation, state, receipt, problem }: MessageOf<'operation-outcome'>,
): Promise<void> {
  const change = { state, at: now(), receipt, problem };
  await moveOperation(tx, guestId(from, operation), ['draft', 'signed', 'countersigned'], change);
}
