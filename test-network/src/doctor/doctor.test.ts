import { describe, expect, test } from '@jest/globals';
import { localNetwork } from '@fuqi/topology';
import type { ChannelConfig } from '../channel-config';
import type { NodeStatus } from '../observe/status';
import { isRight } from '../versions';
import { certificateFinding } from './check-certificates';
import { checkChaincode } from './check-chaincode';
import { clockFinding } from './check-clocks';
import { checkLedgers } from './check-ledgers';
import { checkPolicies } from './check-policies';
import { checkProcesses } from './check-processes';
import { checkQuorum, quorumOf } from './check-quorum';
import { lagFinding } from './check-seal-lag';
import type { Finding } from './finding';

const network = localNetwork();
const BANKS = ['BankAMSP', 'BankBMSP', 'BankCMSP'];
const brief = (found: readonly Finding[]) =>
  found.map(({ kind, severity, subject }) => `${kind} ${severity} ${subject}`);

const node = (name: string, more: Partial<NodeStatus>): NodeStatus => ({
  ...{ name, kind: 'peer', mspId: 'BankAMSP', state: 'running', port: 1 },
  ...more,
});
const orderers = (active: number): readonly NodeStatus[] =>
  [1, 2, 3, 4].map((i) =>
    node(`orderer${i}`, {
      kind: 'orderer',
      ...(i <= active ? { height: 7 } : { state: 'stopped' }),
    }),
  );

describe('processes', () => {
  test('that ended, were stopped or say nothing are told apart', () => {
    const found = checkProcesses([
      node('a', { height: 3 }),
      node('b', { state: 'stopped' }),
      node('c', { state: 'frozen' }),
      node('d', { trouble: 'no answer' }),
    ]);
    expect(brief(found)).toEqual([
      'process-down error b',
      'process-silent error c',
      'process-silent error d',
    ]);
    for (const { en, zh } of found) expect([en, zh].every((text) => text.length > 5)).toBe(true);
  });
});

describe('orderers', () => {
  test('need a quorum as SmartBFT counts it', () => {
    expect([4, 5, 6, 7, 10].map(quorumOf)).toEqual([3, 4, 4, 5, 7]);
  });

  test.each([
    [4, []],
    [3, ['orderer-quorum warning orderers']],
    [2, ['orderer-quorum error orderers']],
  ])('%i of 4', (active, expected) => {
    expect(brief(checkQuorum(orderers(active)))).toEqual(expected);
  });
});

describe('ledgers', () => {
  const peer = (name: string, height: number, lastHash: string) => node(name, { height, lastHash });

  test('with one last block are alike', () => {
    expect(checkLedgers([peer('a', 9, 'x'), peer('b', 9, 'x'), peer('c', 8, 'w')])).toEqual([]);
  });

  test('with two blocks at one height are an error, and a peer far behind a warning', () => {
    const found = checkLedgers([peer('a', 90, 'x'), peer('b', 90, 'y'), peer('c', 8, 'w')]);
    expect(brief(found)).toEqual(['ledgers-differ warning c', 'ledgers-differ error a, b']);
  });
});

describe('clocks', () => {
  test.each([
    [0, []],
    [-4_400, []],
    [20_000, ['clock-skew warning n']],
    [-1_200_000, ['clock-skew error n']],
  ])('off by %i ms', (off, expected) => {
    expect(brief(clockFinding('n', 1_000_000_000 + off, 1_000_000_000))).toEqual(expected);
  });
});

describe('certificates', () => {
  // Of the year 2026, made for this test; its key was thrown away.
  const pem = `-----BEGIN CERTIFICATE-----
MIIBBDCBrAIBATAKBggqhkjOPQQDAjAPMQ0wCwYDVQQDDARwZWVyMB4XDTI2MDEw
MTAwMDAwMFoXDTI3MDEwMTAwMDAwMFowDzENMAsGA1UEAwwEcGVlcjBZMBMGByqG
SM49AgEGCCqGSM49AwEHA0IABK4Kvp5266MDLaVFDHwPJoOE5rXV8pH60XWKugZJ
Xojc800yCEjVQ0gkOM/D7unA5VUhfFsVqkAhI0+FbT2OfhcwCgYIKoZIzj0EAwID
RwAwRAIgAmLN7+e9H6tZq29tqMPt/KS/yxBcBJuuwrNtrZtoy08CIG96SyA4at7I
6c2Zsa6LrRSX1K5Pwml3Itg/m/fUai3f
-----END CERTIFICATE-----
`;

  test.each([
    ['2026-06-01', []],
    ['2026-12-20', ['certificate-ends warning peer']],
    ['2027-01-02', ['certificate-ends error peer']],
  ])('on %s', (day, expected) => {
    const found = certificateFinding({ name: 'peer', pem }, Date.parse(day));
    expect(brief(found)).toEqual(expected);
  });
});

describe('chaincode', () => {
  const code = 'ab'.repeat(32);
  const version = `fuqi_0.1.0_${code}`;
  const committed = { version, sequence: 1 };
  const services = (c: string) =>
    BANKS.map((mspId) =>
      node(mspId, { kind: 'chaincode', mspId, code: mspId === 'BankCMSP' ? c : code }),
    );
  const approvals = (c: string | undefined) =>
    BANKS.map((mspId) => ({ mspId, approved: mspId === 'BankCMSP' ? c : `${version}:1` }));

  test('that is one from approval to answer is right', () => {
    const found = checkChaincode(network, committed, approvals(`${version}:9`), services(code));
    expect(found).toEqual([]);
  });

  test('that answers other code than was approved is named by its bank', () => {
    const other = services('cd'.repeat(32));
    expect(brief(checkChaincode(network, committed, approvals(`${version}:9`), other))).toEqual([
      'package-mismatch error BankCMSP',
    ]);
  });

  test('of another package, without approval, or not committed', () => {
    const check = (approved: string | undefined) =>
      brief(checkChaincode(network, committed, approvals(approved), services(code)));
    expect(check('fuqi_0.0.9_00:1')).toEqual(['package-mismatch error BankCMSP']);
    expect(check(undefined)).toEqual(['approval-missing warning BankCMSP']);
    const nothing = checkChaincode(network, undefined, [], services(code));
    expect(brief(nothing)).toEqual(['approval-missing error fuqi']);
    const one = BANKS.map((mspId, i) => ({ mspId, approved: i ? undefined : `${version}:1` }));
    expect(brief(checkChaincode(network, committed, one, []))).toContain(
      'approval-missing error fuqi',
    );
  });
});

describe('policies', () => {
  const rule = (n: number, ids: readonly string[]) => ({
    identities: ids.map((id) => ({ principal: { msp_identifier: id, role: 'PEER' } })),
    // As protobuf writes it: a zero is left out.
    rule: { n_out_of: { n, rules: ids.map((_, i) => (i === 0 ? {} : { signed_by: i })) } },
  });
  const config = (endorsement: unknown): ChannelConfig => {
    const good = { policy: { type: 1, value: rule(2, BANKS) } };
    const policies = { LifecycleEndorsement: good, Admins: good };
    const Endorsement = { policy: { type: 1, value: endorsement } };
    const application = { groups: {}, values: {}, policies: { ...policies, Endorsement } };
    return { channel_group: { groups: { Application: application }, values: {}, policies: {} } };
  };
  /** A role as it stands inside a chaincode's own rule. */
  const packed = (id: string) =>
    Buffer.concat([Buffer.from([0x0a, id.length]), Buffer.from(id), Buffer.from([0x10, 3])]);
  const own = {
    ...rule(2, BANKS),
    identities: BANKS.map((id) => ({ principal: packed(id).toString('base64') })),
  };
  const check = (endorsement: unknown, chaincode: unknown = own) =>
    brief(checkPolicies(network, config(endorsement), chaincode));

  test('of two of three banks have no gap', () => {
    expect(check(rule(2, BANKS))).toEqual([]);
  });

  test.each([
    ['one bank', rule(1, BANKS)],
    ['three banks', rule(3, BANKS)],
    ['a bank and the operator', rule(2, [...BANKS, 'OperatorMSP'])],
    ['a rule over whoever there is', { sub_policy: 'Endorsement', rule: 'MAJORITY' }],
  ])('of %s have one', (_, endorsement) => {
    expect(check(endorsement)).toEqual(['policy-gap error Endorsement']);
    expect(check(rule(2, BANKS), endorsement)).toEqual(['policy-gap error chaincode fuqi']);
  });
});

describe('sealing', () => {
  test('is late only where something waited through the limit', () => {
    expect(lagFinding(0, 10_000)).toEqual([]);
    expect(lagFinding(3, 10_000)[0]?.en).toContain('3 entries have waited 10 s');
  });
});

describe('versions', () => {
  test.each([
    ['peer', '3.1.5', true],
    ['peer', '3.1.12', true],
    ['peer', '3.1.4', false],
    ['orderer', '3.2.0', false],
    ['peer', '2.5.15', false],
    ['peer', undefined, false],
    ['peer', 'latest', false],
    ['fabric-ca-server', '1.5.21', true],
    ['fabric-ca-server', '1.4.9', false],
  ] as const)('%s %s: %s', (program, version, right) => {
    expect(isRight({ program, version })).toBe(right);
  });
});
