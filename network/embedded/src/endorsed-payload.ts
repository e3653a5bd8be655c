import { ByteWriter, decodeAll } from './codec';
import { decodeRwset, encodeRwset, type Rwset } from './rwset';

/** What a contract answered. Status as in HTTP; 400 and above is never endorsed. */
export interface ChaincodeResponse {
  readonly status: number;
  readonly message: string;
  readonly payload: Uint8Array;
}

/** The one event of a transaction: the last that the contract set. */
export interface ChaincodeEvent {
  readonly name: string;
  readonly payload: Uint8Array;
}

/** What every bank must compute alike, byte for byte, and signs (Fabric's ProposalResponsePayload). */
export interface EndorsedPayload {
  readonly proposalHash: Uint8Array;
  readonly response: ChaincodeResponse;
  readonly event: ChaincodeEvent | null;
  readonly rwset: Rwset;
}

export function encodeEndorsedPayload(payload: EndorsedPayload): Buffer {
  const { response } = payload;
  return new ByteWriter()
    .bytes(payload.proposalHash)
    .u32(response.status)
    .text(response.message)
    .bytes(response.payload)
    .optional(payload.event, (writer, event) => writer.text(event.name).bytes(event.payload))
    .bytes(encodeRwset(payload.rwset))
    .finish();
}

/** @throws LedgerError `MALFORMED`. */
export function decodeEndorsedPayload(bytes: Uint8Array): EndorsedPayload {
  return decodeAll(bytes, (reader) => {
    const proposalHash = reader.bytes();
    const response = { status: reader.u32(), message: reader.text(), payload: reader.bytes() };
    const event = reader.optional((r) => ({ name: r.text(), payload: r.bytes() }));
    return { proposalHash, response, event, rwset: decodeRwset(reader.bytes()) };
  });
}
