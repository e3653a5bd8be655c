/**
 * A message between two gateways: its content as text, signed byte for byte by the sender's viewing key, which the register of
 * members names. Who it is for, on which channel, when and under which id is part of what is signed.
 */
import { createHash } from 'node:crypto';
import { FuqiError } from '@fuqi/domain';
import { bytesToInteger, fieldFromHex, fieldToHex } from '@fuqi/protocol';
import type { Network } from '@fuqi/protocol';
import { equalPoints, signWithViewingKey, verifyOfficerSignature } from '@fuqi/sdk';
import type { ViewingKey } from '@fuqi/sdk';
import type { GatewayMember } from '../member/gateway-member';
import { fieldText, memberId } from '../schemas/common';
import { z } from '../schemas/z';

/** Longest content, characters. */
export const CONTENT_MAX = 200_000;

/** How often a member may have changed its viewing key. */
const GENERATIONS_MAX = 64;

export const envelopeSchema = z
  .strictObject({
    from: memberId,
    to: memberId,
    /** Random; the same id is taken once. */
    id: z.string().regex(/^[0-9a-f]{32}$/),
    sentAt: z.iso.datetime(),
    /** JSON text of a peer message. */
    content: z.string().max(CONTENT_MAX),
    signature: z.strictObject({
      r8: z.strictObject({ x: fieldText, y: fieldText }),
      s: fieldText,
    }),
  })
  .openapi('PeerEnvelope');

export type Envelope = z.infer<typeof envelopeSchema>;
type Unsigned = Omit<Envelope, 'signature'>;

function digestOf({ channel, contract }: Network, of: Unsigned): bigint {
  const parts = ['fuqi.peer.1', channel, contract, of.from, of.to, of.id, of.sentAt, of.content];
  const hash = createHash('sha256').update(JSON.stringify(parts), 'utf8').digest();
  return bytesToInteger(hash.subarray(0, 31));
}

/** The member's viewing key that the register has now. @throws FuqiError `key-invalid` */
function registeredKey({ keys, book, id }: GatewayMember): ViewingKey {
  const { view } = book.member(id);
  for (let generation = 0; generation < GENERATIONS_MAX; generation += 1) {
    const key = keys.view(generation);
    if (equalPoints(key.publicKey, view)) return key;
  }
  throw new FuqiError('key-invalid', 'viewing key');
}

/** Signs a message. */
export function sealEnvelope(
  member: GatewayMember,
  message: Pick<Envelope, 'to' | 'id' | 'sentAt' | 'content'>,
): Envelope {
  const unsigned: Unsigned = { from: member.id, ...message };
  const digest = digestOf(member.network, unsigned);
  const { r8, s } = signWithViewingKey(registeredKey(member), digest);
  const signature = { r8: { x: fieldToHex(r8.x), y: fieldToHex(r8.y) }, s: fieldToHex(s) };
  return { ...unsigned, signature };
}

/** Whether an envelope is for this member and from whom it says. */
export function isGenuine(
  { id, book, network }: Pick<GatewayMember, 'id' | 'book' | 'network'>,
  { signature, ...unsigned }: Envelope,
): boolean {
  if (unsigned.to !== id || !book.has(unsigned.from)) return false;
  try {
    const { r8, s } = signature;
    return verifyOfficerSignature(book.member(unsigned.from).view, digestOf(network, unsigned), {
      r8: { x: fieldFromHex(r8.x), y: fieldFromHex(r8.y) },
      s: fieldFromHex(s),
    });
  } catch {
    // A number that is no element of the field, or a point off the curve, is no signature.
    return false;
  }
}
