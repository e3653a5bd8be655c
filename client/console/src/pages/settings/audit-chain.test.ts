import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { AUDIT_START, auditHash, checkChain } from './audit-chain';
import type { AuditEntry } from './audit-chain';

function entriesOf(count: number): AuditEntry[] {
  let previous = AUDIT_START;
  return Array.from({ length: count }, (_, index) => {
    const open = {
      ...{ seq: index + 1, at: '2026-11-24T08:00:00Z', principal: 'api-key:1', action: '起草' },
      ...{ target: '', outcome: '201', trace: String(index), previous },
    };
    const fields = [open.seq, open.at, open.principal, open.action, open.target, open.outcome];
    // The gateway's own spelling, by another implementation of SHA-256.
    const hash = createHash('sha256')
      .update(JSON.stringify([...fields, open.trace, open.previous]), 'utf8')
      .digest('hex');
    previous = hash;
    return { ...open, hash };
  });
}

describe('chain of the audit log', () => {
  test('an unbroken chain gives its head', async () => {
    const entries = entriesOf(3);
    expect(await checkChain(entries)).toEqual({ ok: true, entries: 3, head: entries[2]!.hash });
    const [first, ...rest] = entries;
    expect(await checkChain(rest, first)).toMatchObject({ ok: true, entries: 3 });
  });

  test('a changed field, a left out entry and a rewritten hash are found', async () => {
    const entries = entriesOf(3);
    const changed = entries.map((e) => (e.seq === 2 ? { ...e, target: 'x' } : e));
    expect(await checkChain(changed)).toEqual({ ok: false, brokenAt: 2 });
    expect(await checkChain(entries.filter(({ seq }) => seq !== 2))).toEqual({
      ok: false,
      brokenAt: 2,
    });
    const second = { ...entries[1]!, target: 'x' };
    const rewritten = [entries[0]!, { ...second, hash: await auditHash(second) }, entries[2]!];
    expect(await checkChain(rewritten)).toEqual({ ok: false, brokenAt: 3 });
  });

  test('nothing is an unbroken chain of nothing', async () => {
    expect(await checkChain([])).toEqual({ ok: true, entries: 0, head: AUDIT_START });
  });
});
