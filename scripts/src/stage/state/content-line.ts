import { createHash } from 'node:crypto';

/**
 * What a ledger holds, a line for each thing: nullifiers, tags, receipts, frozen notes, commitments, closed days. No proof,
 * transaction id, block number or root is among them, so a ledger that came to the same by other blocks has the same lines.
 */
export const CONTENT = {
  /** @param key `nf/<hex>` or `tag/<circuit>/<hex>` */
  anchor: (key: string) => key,
  receipt: (digest: string) => `receipt ${digest}`,
  frozen: (key: string, caseHash: string) => `frozen ${key} ${caseHash}`,
  commitment: (hex: string) => `cm ${hex}`,
  closed: (code: number) => `closed ${String(code)}`,
} as const;

/** SHA-256 over the lines, sorted, each once and ended by a newline; hex. */
export function hashContent(lines: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const line of [...new Set(lines)].sort()) hash.update(`${line}\n`);
  return hash.digest('hex');
}
