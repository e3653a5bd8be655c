import { asciiBytes, bytesToInteger } from './bytes';

/** ASCII of each constant of PROTOCOL.md §1, in the order in which domains.circom lists them. */
export const DOMAIN_NAMES = {
  TOKEN: 'fuqi.token.1',
  QUOTA_TERMS: 'fuqi.terms.quota.1',
  CAPACITY_TERMS: 'fuqi.terms.capacity.1',
  VOUCHER_TERMS: 'fuqi.terms.voucher.1',
  HOLD: 'fuqi.hold.1',
  NOTE: 'fuqi.note.1',
  NULLIFIER: 'fuqi.nullifier.1',
  DUMMY: 'fuqi.dummy.1',
  NK: 'fuqi.nk.1',
  SEED: 'fuqi.seed.1',
  SALT: 'fuqi.salt.1',
  RETURN: 'fuqi.return.1',
  ROOT: 'fuqi.root.1',
  OFFICER: 'fuqi.officer.1',
  OFFICERS: 'fuqi.officers.1',
  STATUS: 'fuqi.status.1',
  ACCOUNT: 'fuqi.account.1',
  LEAF: 'fuqi.leaf.1',
  OP: 'fuqi.op.1',
  KEY: 'fuqi.key.1',
  STREAM: 'fuqi.stream.1',
  WRAP: 'fuqi.wrap.1',
  RECORD: 'fuqi.record.1',
  PAYREF: 'fuqi.payref.1',
  QUOTE: 'fuqi.quote.1',
  TAG: 'fuqi.tag.1',
  ATTEST: 'fuqi.attest.1',
  SUBJECT: 'fuqi.subject.1',
} as const;

/** One use of Poseidon. */
export type Domain = keyof typeof DOMAIN_NAMES;

/** All domains in the order of the table. */
export const DOMAINS = Object.keys(DOMAIN_NAMES) as readonly Domain[];

/** The integer whose big-endian bytes are the domain's ASCII. */
export const DOMAIN_CONSTANTS: Readonly<Record<Domain, bigint>> = Object.fromEntries(
  DOMAINS.map((domain) => [domain, bytesToInteger(asciiBytes(DOMAIN_NAMES[domain]))]),
) as Record<Domain, bigint>;

/** Text of `zk-circuits/circuits/lib/domains.circom`: the same constants for the circuits. */
export function renderDomainsCircom(): string {
  const lines = DOMAINS.map((d) => `function DOM_${d}() { return ${DOMAIN_CONSTANTS[d]}; }`);
  return [
    '// SPDX-License-Identifier: GPL-3.0-only',
    '// Rendered from @fuqi/protocol (domains.ts): one constant per use of Poseidon, the ASCII of `fuqi.<name>.1` read as an integer.',
    'pragma circom 2.1.6;',
    '',
    ...lines,
    '',
  ].join('\n');
}
