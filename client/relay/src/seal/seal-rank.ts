import { createHash } from 'node:crypto';
import { fieldToHex } from '@fuqi/protocol';

/**
 * In which order the banks may seal what waits on a root: by the hash of root and bank, so that every bank computes the same
 * order alone, each root has another one, and nobody chooses it.
 * @param root the newest root of the tree of notes
 * @param banks MSP ids, in any order
 */
export function sealOrder(root: bigint, banks: readonly string[]): readonly string[] {
  const rankOf = (bank: string): string =>
    createHash('sha256')
      .update(`${fieldToHex(root)}/${bank}`)
      .digest('hex');
  return banks
    .map((bank) => ({ bank, rank: rankOf(bank) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ bank }) => bank);
}
