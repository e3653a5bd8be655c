import type { Json } from '../encoding/canonical-json';
import { fromFieldHex } from '../encoding/hex';
import type { Overlay } from '../overlay/overlay';
import { readPartyRoot } from '../state/party-repository';
import { readReceipt } from '../state/receipt-repository';

/**
 * What stands under a nullifier, a tag or a party root, as its receipt:
 * `{"state":"unused"}`, `{"state":"frozen","case"}` or `{"state":"recorded","digest","receipt"}`, where `receipt` is the key of
 * the operation's first nullifier or tag.
 *
 * @param anchor `nf/<hex>`, `tag/<circuit>/<hex>` or `party/<hex>`
 */
export async function receiptOf(overlay: Overlay, anchor: string): Promise<Json> {
  if (anchor.startsWith('party/')) {
    const root = await readPartyRoot(overlay, fromFieldHex(anchor.slice('party/'.length)));
    return root === undefined
      ? { state: 'unused' }
      : { state: 'recorded', digest: root.digest, receipt: anchor };
  }
  const found = await readReceipt(overlay, anchor);
  if (found === undefined) return { state: 'unused' };
  if (found.kind === 'frozen') return { state: 'frozen', case: found.caseHash };
  if (found.kind === 'receipt') return { state: 'recorded', digest: found.digest, receipt: anchor };
  const first = await readReceipt(overlay, found.first);
  const digest = first?.kind === 'receipt' ? first.digest : null;
  return { state: 'recorded', digest, receipt: found.first };
}
