/** What gateways say to each other. Each is a fact that its receiver checks again; none of them moves anything. */
import { FuqiError } from '@fuqi/domain';
import { feeFen, fen, fieldText, isoDay, memberId, operationIdText } from '../schemas/common';
import { z } from '../schemas/z';
import { CONTENT_MAX } from './envelope';

/** A supplier asks a bank what it would pay. */
export const quoteRequestMessage = z.strictObject({
  kind: z.literal('quote-request'),
  request: operationIdText,
  issuer: memberId,
  registrar: memberId,
  value: fen,
  due: isoDay,
});

/** A bank answers; what it said stays said. */
export const quoteMessage = z.strictObject({
  kind: z.literal('quote'),
  request: operationIdText,
  quote: operationIdText,
  rateBps: z.int().min(0).max(10_000),
  dayBasis: z.union([z.literal(360), z.literal(365)]),
  days: z.int().min(1).max(3_660),
  fees: feeFen,
  interest: feeFen,
  net: fen,
  valueDay: isoDay,
  validUntil: isoDay,
  /** Opens the commitment to the quote's text. */
  salt: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A buyer asks the supplier of an invoice for its officers' signatures. */
export const countersignMessage = z.strictObject({
  kind: z.literal('countersign'),
  operation: operationIdText,
  /** Legs and terms, as the SDK writes a signing request. */
  request: z.string().max(CONTENT_MAX),
  invoice: z.strictObject({
    code: z.string().max(40),
    number: z.string().max(40),
    /** Opens the commitment to code and number. */
    secret: fieldText,
  }),
});

export const countersignaturesMessage = z.strictObject({
  kind: z.literal('countersignatures'),
  operation: operationIdText,
  signatures: z
    .array(
      z.strictObject({
        leg: z.int().min(0).max(7),
        slot: z.int().min(0).max(7),
        r8: z.strictObject({ x: fieldText, y: fieldText }),
        s: fieldText,
      }),
    )
    .min(1)
    .max(16),
});

/** What became of an operation that the receiver has countersigned. */
export const outcomeMessage = z.strictObject({
  kind: z.literal('operation-outcome'),
  operation: operationIdText,
  state: z.enum(['committed', 'refused']),
  receipt: z.string().max(200).nullable(),
  problem: z.string().max(40).nullable(),
});

/** Money was sent to an account that the receiver keeps. */
export const paymentSentMessage = z.strictObject({
  kind: z.literal('payment-sent'),
  /** Remark of the bank's instruction. */
  reference: fieldText,
  payee: memberId,
  amount: fen,
  purpose: z.enum(['funding', 'clearing']),
});

const messageSchema = z.discriminatedUnion('kind', [
  quoteRequestMessage,
  quoteMessage,
  countersignMessage,
  countersignaturesMessage,
  outcomeMessage,
  paymentSentMessage,
]);

export type PeerMessage = z.infer<typeof messageSchema>;
export type MessageOf<Kind extends PeerMessage['kind']> = Extract<PeerMessage, { kind: Kind }>;

/** Reads the content of an envelope. @throws FuqiError `malformed` */
export function parseMessage(content: string): PeerMessage {
  try {
    return messageSchema.parse(JSON.parse(content));
  } catch (cause) {
    throw new FuqiError('malformed', 'peer message', { cause });
  }
}
