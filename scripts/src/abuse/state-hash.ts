import { createHash } from 'node:crypto';
import { fieldToHex } from '@fuqi/protocol';
import { type Ledger, scanOperation } from '@fuqi/sdk';

const HEX_WORD = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * SHA-256 over what a ledger holds, in a form that another ledger reaches by other blocks: receipts, anchors with nullifiers or
 * tags, commitments and open days, sorted. No proof, transaction id, block number or root is in it.
 */
export async function stateHash(ledger: Pick<Ledger, 'blocks'>): Promise<string> {
  const lines = new Set<string>();
  for await (const { events } of ledger.blocks(0)) {
    for (const event of events) {
      if (event.type === 'date') lines.add(`date ${String(event.date)}`);
      if (event.type !== 'operation') continue;
      lines.add(`receipt ${event.digest}`);
      for (const leg of scanOperation(event.bytes)) {
        lines.add(`${leg.circuit} ${HEX_WORD(leg.firstBytes)}`);
        leg.nullifierBytes.forEach((bytes) => lines.add(`nf ${HEX_WORD(bytes)}`));
        leg.commitments.forEach((commitment) => lines.add(`cm ${fieldToHex(commitment)}`));
      }
    }
  }
  const hash = createHash('sha256');
  for (const line of [...lines].sort()) hash.update(`${line}\n`);
  return hash.digest('hex');
}
