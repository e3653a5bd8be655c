/** What a member asks of a bank: one evaluation, signed by an officer, for one business day. */
import { sha256 } from '@noble/hashes/sha2';
import { bytesToInteger, concatBytes } from '@fuqi/protocol';
import type { Point } from '@fuqi/protocol';
import { packPoint } from '../curve/baby-jubjub';
import { u32, u8, utf8 } from '../bytes';
import type { OfficerSignature, Signer } from '../keys/officer-key';

/** One request to all banks. The bank sees who asks and when, and a point that is uniform whatever was asked. */
export interface OprfRequest {
  /** Channel of the network, ASCII. */
  readonly channel: string;
  /** The member that asks; a bank asks for an enterprise that is not a member yet. */
  readonly member: number;
  /** Slot of the officer who signs, 0 … 7. */
  readonly slot: number;
  /** The open business day, days since 1970-01-01. */
  readonly day: number;
  readonly blinded: Point;
}

/** A request and its officer's signature. */
export interface SignedOprfRequest extends OprfRequest {
  readonly signature: OfficerSignature;
}

/** What the officer signs: the first 31 bytes of a SHA-256 over the whole request. */
export function oprfRequestDigest(request: OprfRequest): bigint {
  const channel = utf8(request.channel);
  const bytes = concatBytes([
    utf8('fuqi.oprf.request.1'),
    u8(channel.length),
    channel,
    u32(request.member),
    u8(request.slot),
    u32(request.day),
    packPoint(request.blinded),
  ]);
  return bytesToInteger(sha256(bytes).subarray(0, 31));
}

/** Signs a request. */
export async function signOprfRequest(
  request: OprfRequest,
  signer: Signer,
): Promise<SignedOprfRequest> {
  return { ...request, signature: await signer.sign(oprfRequestDigest(request)) };
}
