/** A log in which every entry contains the hash of the one before: nothing can be changed, left out or put in between unseen. */
import { createHash } from 'node:crypto';
import { SerialQueue } from '@fuqi/sdk';
import type { Database } from '../db/database';
import { z } from '../schemas/z';

/** What happened. Names and ids only; never bodies. */
export interface AuditAction {
  readonly principal: string;
  /** Operation id of the API description, or what the gateway did by itself. */
  readonly action: string;
  /** What it was done to; empty for nothing in particular. */
  readonly target: string;
  /** `started`, an HTTP status, or a stable code. */
  readonly outcome: string;
  /** Trace id. */
  readonly trace: string;
}

export const auditRow = z.object({
  seq: z.int(),
  at: z.string(),
  principal: z.string(),
  action: z.string(),
  target: z.string(),
  outcome: z.string(),
  trace: z.string(),
  previous: z.string(),
  hash: z.string(),
});

export type AuditEntry = z.infer<typeof auditRow>;

/** What the first entry follows. */
export const AUDIT_START = '0'.repeat(64);

const PAGE = 500;

/** Hash of an entry: SHA-256 of its fields as a JSON list. */
export function auditHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, principal, action, target, outcome, trace, previous } = entry;
  const text = JSON.stringify([seq, at, principal, action, target, outcome, trace, previous]);
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** What {@link AuditLog.verify} found. Only a head kept elsewhere shows that the end was not cut off. */
export type AuditVerdict =
  | { readonly ok: true; readonly entries: number; readonly head: string }
  | { readonly ok: false; readonly brokenAt: number };

/** See the file. One process writes it. */
export class AuditLog {
  private readonly appending = new SerialQueue();

  constructor(
    private readonly db: Database,
    private readonly now: () => string,
  ) {}

  /** Appends an entry, one after another whoever asks; durable once it resolves. */
  append(action: AuditAction): Promise<AuditEntry> {
    return this.appending.run(() => this.appendNow(action));
  }

  /** Entries after a number, oldest first. */
  page(after: number, limit: number): Promise<AuditEntry[]> {
    return this.db.query(auditRow, 'select * from audit where seq > $1 order by seq limit $2', [
      after,
      limit,
    ]);
  }

  /** Checks every link. @param head hash of the newest entry as kept elsewhere; then a cut end is found too */
  async verify(head?: string): Promise<AuditVerdict> {
    let entries = 0;
    let previous = AUDIT_START;
    let headSeen = head === undefined || head === AUDIT_START;
    for (;;) {
      const rows = await this.page(entries, PAGE);
      for (const row of rows) {
        const holds =
          row.seq === entries + 1 && row.previous === previous && row.hash === auditHash(row);
        if (!holds) return { ok: false, brokenAt: entries + 1 };
        entries += 1;
        previous = row.hash;
        headSeen ||= row.hash === head;
      }
      if (rows.length < PAGE) break;
    }
    return headSeen ? { ok: true, entries, head: previous } : { ok: false, brokenAt: entries + 1 };
  }

  private async appendNow(action: AuditAction): Promise<AuditEntry> {
    return this.db.transaction(async (tx) => {
      const [newest] = await tx.query(
        z.object({ seq: z.int(), hash: z.string() }),
        'select seq, hash from audit order by seq desc limit 1',
      );
      const { principal, action: name, target, outcome, trace } = action;
      const open = {
        ...{ seq: (newest?.seq ?? 0) + 1, at: this.now(), principal, action: name },
        ...{ target, outcome, trace, previous: newest?.hash ?? AUDIT_START },
      };
      const entry = { ...open, hash: auditHash(open) };
      await tx.run(
        `insert into audit (seq, at, principal, action, target, outcome, trace, previous, hash)
         values ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
        [
          ...[entry.seq, entry.at, entry.principal, entry.action, entry.target],
          ...[entry.outcome, entry.trace, entry.previous, entry.hash],
        ],
      );
      return entry;
    });
  }
}
