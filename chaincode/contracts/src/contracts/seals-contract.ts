import { fieldHex } from '../encoding/hex';
import type { LedgerContext } from '../fabric/ledger-context';
import { readSealList, sealPending } from '../seal/seal-pending';
import { readChannel } from '../state/channel-repository';
import { FuqiContract } from './fuqi-contract';

/** Turns pending commitments into leaves of the tree. */
export class SealsContract extends FuqiContract {
  constructor() {
    super('seals');
  }

  /**
   * Seals pending entries in the listed order.
   *
   * @param anchors canonical JSON list of `nf/<hex>` and `tag/<circuit>/<hex>`, at most 256
   * @returns `{"count","first","root"}`: number of leaves, index of the first, the new root
   */
  seal(ctx: LedgerContext, anchors: string): Promise<string> {
    return this.transact(ctx, async ({ overlay }) => {
      const listed = readSealList(anchors);
      await readChannel(overlay);
      const { first, count, root } = await sealPending(overlay, listed);
      const sealed = { first, count, root: fieldHex(root) };
      return { result: sealed, event: { name: 'fuqi.seal', payload: sealed } };
    });
  }
}
