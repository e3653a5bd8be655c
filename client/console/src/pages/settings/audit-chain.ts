/** Checks in the browser that the entries of the audit log follow each other: each contains the hash of the one before. */

export interface AuditEntry {
  readonly seq: number;
  readonly at: string;
  readonly principal: string;
  readonly action: string;
  readonly target: string;
  readonly outcome: string;
  readonly trace: string;
  readonly previous: string;
  readonly hash: string;
}

/** What the first entry of all follows. */
export const AUDIT_START = '0'.repeat(64);

export type ChainVerdict =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly brokenAt: number };

/** Hash of an entry as the gateway computes it: SHA-256 of its fields as a JSON list. */
export async function auditHash(entry: Omit<AuditEntry, 'hash'>): Promise<string> {
  const { seq, at, principal, action, target, outcome, trace, previous } = entry;
  const text = JSON.stringify([seq, at, principal, action, target, outcome, trace, previous]);
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Checks consecutive entries.
 * @param before what the first of them must follow: number and hash of an entry checked earlier
 */
export async function checkChain(
  entries: readonly AuditEntry[],
  before: { readonly seq: number; readonly hash: string } = { seq: 0, hash: AUDIT_START },
): Promise<ChainVerdict> {
  let { seq, hash } = before;
  for (const entry of entries) {
    const follows = entry.seq === seq + 1 && entry.previous === hash;
    if (!follows || entry.hash !== (await auditHash(entry))) {
      return { ok: false, brokenAt: seq + 1 };
    }
    ({ seq, hash } = entry);
  }
  return { ok: true, entries: seq, head: hash };
}
