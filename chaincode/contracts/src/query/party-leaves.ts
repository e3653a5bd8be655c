import type { Json } from '../encoding/canonical-json';
import { toHex } from '../encoding/hex';
import type { LedgerStub } from '../fabric/ledger-context';
import { KEYS, LEAF_RANGE } from '../state/keys';

/** How many leaves one query answers. */
export const LEAVES_MAX = 1024;

/**
 * Leaves of the party tree from an index on, at most {@link LEAVES_MAX}:
 * `{"leaves":[{"index","leaf"}],"next"}`, where `next` is the index to continue from, or null at the end. Whoever reads several
 * pages compares the root over them with an open one, since a registration may come in between.
 */
export async function partyLeaves(stub: LedgerStub, from: number): Promise<Json> {
  const leaves: { index: number; leaf: string }[] = [];
  for await (const { key, value } of stub.getStateByRange(KEYS.leaf(from), LEAF_RANGE.to)) {
    const index = Number(key.slice(LEAF_RANGE.from.length));
    if (leaves.length === LEAVES_MAX) return { leaves, next: index };
    leaves.push({ index, leaf: toHex(value) });
  }
  return { leaves, next: null };
}
