import type { Json } from '../encoding/canonical-json';
import { fieldHex } from '../encoding/hex';
import type { LedgerStub } from '../fabric/ledger-context';
import { PENDING_RANGE } from '../state/keys';
import { decodeCommitments } from '../state/pending-repository';

/** How many entries a page may have. */
export const PAGE_MAX = 256;

/**
 * A page of what waits to be sealed, in key order, which is no order in time:
 * `{"entries":[{"anchor","commitments":[…]}],"next"}`. `next` is the anchor to continue after, or null at the end.
 *
 * @param after the last anchor of the page before, or the empty text
 */
export async function pendingPage(stub: LedgerStub, after: string, size: number): Promise<Json> {
  // '!' sorts before every character that could continue a key, so the range begins right behind `after`.
  const from = after === '' ? PENDING_RANGE.from : `${PENDING_RANGE.from}${after}!`;
  const entries: { anchor: string; commitments: string[] }[] = [];
  for await (const { key, value } of stub.getStateByRange(from, PENDING_RANGE.to)) {
    if (entries.length === size) return { entries, next: entries.at(-1)?.anchor ?? null };
    entries.push({
      anchor: key.slice(PENDING_RANGE.from.length),
      commitments: decodeCommitments(Uint8Array.from(value)).map(fieldHex),
    });
  }
  return { entries, next: null };
}
