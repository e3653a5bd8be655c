import { FuqiError } from '@fuqi/domain';
import type { ErrorSlug } from '@fuqi/domain';
import { fromFieldHex } from '../encoding/hex';
import type { Overlay } from '../overlay/overlay';
import { readPartyRoot } from '../state/party-repository';
import { readReceipt } from '../state/receipt-repository';
import type { ReadOperation } from './read-operation';

/**
 * Whether this very operation is recorded already. One read, of the key that is read anyway to see whether the first
 * nullifier is spent. It comes before the cited versions: a client that lost an answer asks again after the date has moved.
 */
export async function isRecorded(
  overlay: Overlay,
  { receipt, digestHex }: ReadOperation,
): Promise<boolean> {
  if (receipt.startsWith('party/')) {
    const root = await readPartyRoot(overlay, fromFieldHex(receipt.slice('party/'.length)));
    return root?.digest === digestHex;
  }
  const found = await readReceipt(overlay, receipt);
  return found?.kind === 'receipt' && found.digest === digestHex;
}

/**
 * Requires that every nullifier and tag of an operation is unused.
 *
 * @throws FuqiError `note-spent`, `note-frozen`, `duplicate-enterprise`, `tag-used`
 */
export async function requireUnused(overlay: Overlay, { legs }: ReadOperation): Promise<void> {
  for (const leg of legs) {
    for (const anchor of leg.anchors) {
      const found = await readReceipt(overlay, anchor);
      if (found === undefined) continue;
      if (found.kind === 'frozen') throw new FuqiError('note-frozen');
      throw new FuqiError(slugOf(anchor, leg.circuit));
    }
  }
}

function slugOf(anchor: string, circuit: string): ErrorSlug {
  if (anchor.startsWith('nf/')) return 'note-spent';
  return circuit === 'register' ? 'duplicate-enterprise' : 'tag-used';
}
