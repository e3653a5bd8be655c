import { describe, expect, test } from '@jest/globals';
import { GatewayError, StatusCode } from '@hyperledger/fabric-gateway';
import type { ServiceError } from '@grpc/grpc-js';
import { judgeFailure, judgeValidation } from './judge-failure';

const failed = (code: number, message: string, ...peers: string[]): GatewayError =>
  new GatewayError({
    ...{ code, message, cause: new Error(message) as ServiceError },
    details: peers.map((said) => ({ address: 'peer:7051', mspId: 'BankAMSP', message: said })),
  });

const UNAVAILABLE = failed(14, '14 UNAVAILABLE: No connection established');

describe('failures by where they happened', () => {
  test.each([
    [
      'a refusal of the contracts',
      failed(10, '10 ABORTED', 'chaincode response 500, FUQI-NOTE-001 note-spent: nf0'),
      { do: 'refuse', error: { slug: 'note-spent' } },
    ],
    [
      'answers that differ',
      failed(10, '10 ABORTED: ProposalResponsePayloads do not match'),
      { do: 'propose-again', error: { slug: 'endorsement-mismatch' } },
    ],
    ['no connection', UNAVAILABLE, { do: 'propose-again', error: { slug: 'ledger-unavailable' } }],
    [
      'a deadline',
      failed(4, '4 DEADLINE_EXCEEDED'),
      { do: 'propose-again', error: { slug: 'ledger-unavailable' } },
    ],
    [
      'a service that stops',
      failed(
        10,
        '10 ABORTED',
        'chaincode response 500, FUQI-LEDGER-005 ledger-unavailable: stopping',
      ),
      { do: 'propose-again', error: { slug: 'ledger-unavailable' } },
    ],
    [
      'anything else',
      failed(7, '7 PERMISSION_DENIED'),
      { do: 'refuse', error: { slug: 'ledger-unavailable' } },
    ],
  ])('endorsement: %s', (_, error, verdict) => {
    expect(judgeFailure('endorse', error)).toMatchObject(verdict);
  });

  test('submission: what is already in is asked about, everything else is sent again', () => {
    const text = '14 UNAVAILABLE: insufficient number of orderers could successfully process';
    const already = failed(14, text, 'request already processed');
    expect(judgeFailure('submit', already)).toEqual({ do: 'ask' });
    expect(judgeFailure('submit', failed(14, text))).toEqual({ do: 'resend' });
    expect(judgeFailure('submit', failed(4, '4 DEADLINE_EXCEEDED'))).toEqual({ do: 'resend' });
    expect(judgeFailure('submit', new Error('socket hang up'))).toEqual({ do: 'resend' });
  });

  test('commit status: never more than a question', () => {
    expect(judgeFailure('status', UNAVAILABLE)).toEqual({ do: 'ask' });
    expect(judgeFailure('status', failed(10, 'FUQI-NOTE-001 note-spent'))).toEqual({ do: 'ask' });
  });
});

test.each([
  [StatusCode.VALID, { do: 'done' }],
  [StatusCode.MVCC_READ_CONFLICT, { do: 'propose-again', error: { slug: 'mvcc-conflict' } }],
  [StatusCode.PHANTOM_READ_CONFLICT, { do: 'propose-again', error: { slug: 'phantom-read' } }],
  [
    StatusCode.ENDORSEMENT_POLICY_FAILURE,
    { do: 'propose-again', error: { slug: 'endorsement-policy' } },
  ],
  [StatusCode.DUPLICATE_TXID, { do: 'ask' }],
  [StatusCode.BAD_RWSET, { do: 'refuse', error: { slug: 'ledger-unavailable' } }],
])('validation code %d', (code, verdict) => {
  expect(judgeValidation(code)).toMatchObject(verdict);
});
