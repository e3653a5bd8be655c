import { FuqiError } from '@fuqi/domain';
import type { Overlay } from '../overlay/overlay';
import { takeConsent } from '../party/institution-consent';
import { advancePartyRoot } from '../party/party-roots';
import { writeLeaf } from '../state/leaf-repository';
import { writePending } from '../state/pending-repository';
import { writeReceipts } from '../state/receipt-repository';
import { isInstitutions, requireOpenPartyRoot } from './party-rules';
import type { ReadOperation } from './read-operation';

/**
 * Records an operation whose proofs hold: moves the party tree and publishes the leaf, writes one receipt for each nullifier or tag and one pending
 * entry for each leg that makes commitments. The operations before it in the batch are visible on the overlay.
 *
 * @throws FuqiError `batch-conflict`, `party-root-closed`, `party-root-stale`, `second-bank-required`; the caller rolls back
 */
export async function applyOperation(
  overlay: Overlay,
  channelName: string,
  read: ReadOperation,
): Promise<void> {
  const { operation, legs, anchors, digest, digestHex } = read;
  for (const anchor of anchors) {
    // It was unused when the batch began, so an operation before this one has taken it.
    if (await overlay.has(anchor)) throw new FuqiError('batch-conflict');
  }
  await requireOpenPartyRoot(overlay, operation.partyRoot);
  for (const { registration } of legs) {
    if (registration === undefined) continue;
    await advancePartyRoot(overlay, { ...registration, digest: digestHex });
    writeLeaf(overlay, registration.index, registration.leaf);
    if (isInstitutions(registration)) await takeConsent(overlay, channelName, registration);
  }
  writeReceipts(overlay, anchors, digest);
  for (const { anchors: own, effects } of legs) {
    const [anchor] = own;
    if (anchor !== undefined && effects.commitments.length > 0)
      writePending(overlay, anchor, effects.commitments);
  }
}
