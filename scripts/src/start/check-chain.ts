import type { EmbeddedLedger } from '@fuqi/embedded';

/** Follows the hash chain through every block. @returns how many there are @throws Error naming the block that does not fit */
export async function checkChain(ledger: EmbeddedLedger): Promise<number> {
  let previous: Uint8Array | undefined;
  let blocks = 0;
  for await (const { number, hash, previousHash } of ledger.blocks({ from: 0, follow: false })) {
    if (number !== blocks) throw new Error(`block ${String(blocks)} is missing`);
    if (previous !== undefined && !Buffer.from(previous).equals(Buffer.from(previousHash))) {
      throw new Error(`block ${String(number)} does not follow from the one before it`);
    }
    previous = hash;
    blocks += 1;
  }
  return blocks;
}
