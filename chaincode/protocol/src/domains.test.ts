import { describe, expect, it } from '@jest/globals';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { asciiBytes, bytesToInteger } from './bytes';
import { DOMAINS, DOMAIN_CONSTANTS, DOMAIN_NAMES, renderDomainsCircom } from './domains';

describe('domains', () => {
  it('are the integers of their ASCII, in the field and distinct', () => {
    for (const domain of DOMAINS) {
      expect(DOMAIN_CONSTANTS[domain]).toBe(bytesToInteger(asciiBytes(DOMAIN_NAMES[domain])));
      expect(DOMAIN_CONSTANTS[domain] < 1n << 248n).toBe(true);
    }
    expect(new Set(Object.values(DOMAIN_CONSTANTS)).size).toBe(DOMAINS.length);
    expect(DOMAIN_CONSTANTS.NK).toBe(0x667571692e6e6b2e31n);
  });

  it('are those of the circuits', () => {
    const file = path.join(__dirname, '../../../zk-circuits/circuits/lib/domains.circom');
    expect(fs.readFileSync(file, 'utf8')).toBe(renderDomainsCircom());
  });

  it('are those of the page', () => {
    const page = fs.readFileSync(path.join(__dirname, '../../../docs/PROTOCOL.md'), 'utf8');
    const rows = [...page.matchAll(/\| ([A-Z_]+) \| `(fuqi\.[a-z.]+\.1)` (?=\|)/g)];
    expect(Object.fromEntries(rows.map(([, name, ascii]) => [name, ascii]))).toEqual(DOMAIN_NAMES);
  });
});
