import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { issueCertificate } from './certificate';
import { createIdentity, type Identity } from './identity';
import { deriveSigningKey } from './keys';
import { Organisation } from './organisation';
import { signProposal, type ProposalRequest } from './proposal';
import { TIME_WINDOW_MILLISECONDS } from './proposal-check';
import { peer } from './protos';
import { START, TestLedger } from './testing/test-ledger';

let net: TestLedger;

beforeEach(async () => {
  net = await TestLedger.open();
});

afterEach(() => net.close());

function request(change: Partial<ProposalRequest> = {}): ProposalRequest {
  return {
    channel: 'test',
    chaincode: 'script',
    nonce: Buffer.alloc(24, 1),
    timestamp: net.clock.now(),
    args: [Buffer.from('script:run'), Buffer.from('[]')],
    transient: {},
    ...change,
  };
}

async function refusal(proposal: Uint8Array): Promise<unknown> {
  const error: unknown = await net.ledger.endorseProposal(net.alice, proposal).then(
    () => 'endorsed',
    (caught: unknown) => caught,
  );
  return error;
}

const refusedFor = (reason: string) => ({ code: 'PROPOSAL_REJECTED', details: { reason } });

/** An outsider with a perfect certificate of an authority of his own. */
function outsider(mspId: string): Identity {
  return new Organisation(Buffer.alloc(32, 9), mspId, START).issue('mallory', 'client');
}

describe('a bank refuses a proposal', () => {
  test('for another channel or chaincode', async () => {
    expect(await refusal(signProposal(request({ channel: 'x' }), net.alice))).toMatchObject(
      refusedFor('WRONG_CHANNEL'),
    );
    expect(await refusal(signProposal(request({ chaincode: 'x' }), net.alice))).toMatchObject(
      refusedFor('WRONG_CHAINCODE'),
    );
  });

  test('whose signature is another’s', async () => {
    const bob = net.ledger.identity('BankAMSP', 'bob');
    const forged: Identity = { ...net.alice, sign: (message) => bob.sign(message) };
    expect(await refusal(signProposal(request(), forged))).toMatchObject(
      refusedFor('BAD_SIGNATURE'),
    );
  });

  test('whose signature is valid but high-S', async () => {
    const highS: Identity = { ...net.alice, sign: (message) => negateS(net.alice.sign(message)) };
    expect(await refusal(signProposal(request(), highS))).toMatchObject(
      refusedFor('BAD_SIGNATURE'),
    );
  });

  test('of somebody from no organisation, or with a certificate of another authority', async () => {
    expect(await refusal(signProposal(request(), outsider('EvilMSP')))).toMatchObject(
      refusedFor('UNKNOWN_MSP'),
    );
    expect(await refusal(signProposal(request(), outsider('BankAMSP')))).toMatchObject(
      refusedFor('UNTRUSTED_CERTIFICATE'),
    );
  });

  test('of a client that issues certificates itself', async () => {
    const key = deriveSigningKey(Buffer.alloc(32, 5), 'child');
    const pem = issueCertificate({
      subject: { organisation: 'BankAMSP', unit: 'client', commonName: 'child' },
      subjectPoint: key.point,
      issuer: { organisation: 'BankAMSP', unit: 'client', commonName: 'alice' },
      issuerKey: { ...key, sign: (message) => net.alice.sign(message) },
      serial: Buffer.from([1]),
      notBefore: START,
      notAfter: START + 1000,
      isAuthority: false,
    });
    const child = createIdentity('BankAMSP', 'child', 'client', pem, key);
    expect(await refusal(signProposal(request(), child))).toMatchObject(
      refusedFor('UNTRUSTED_CERTIFICATE'),
    );
  });

  test('whose certificate was not valid at its time', async () => {
    net.clock.time = START - 5_000;
    expect(await refusal(signProposal(request(), net.alice))).toMatchObject(
      refusedFor('EXPIRED_CERTIFICATE'),
    );
    net.clock.time = START + 11 * 366 * 24 * 3_600_000;
    expect(await refusal(signProposal(request(), net.alice))).toMatchObject(
      refusedFor('EXPIRED_CERTIFICATE'),
    );
  });

  test('whose time is more than a quarter of an hour off, either way', async () => {
    net.clock.time = START + 2 * TIME_WINDOW_MILLISECONDS;
    for (const [offset, isRefused] of [
      [TIME_WINDOW_MILLISECONDS, false],
      [TIME_WINDOW_MILLISECONDS + 1, true],
      [-TIME_WINDOW_MILLISECONDS, false],
      [-TIME_WINDOW_MILLISECONDS - 1, true],
    ] as const) {
      const timestamp = net.clock.time + offset;
      const outcome = await refusal(signProposal(request({ timestamp }), net.alice));
      if (isRefused) expect(outcome).toMatchObject(refusedFor('TIMESTAMP_OUT_OF_WINDOW'));
      else expect(outcome).toBe('endorsed');
    }
  });

  test('whose id is not the hash of nonce and creator', async () => {
    const honest = Buffer.from(signProposal(request(), net.alice));
    const signed = peer.SignedProposal.deserializeBinary(honest);
    const bytes = Buffer.from(signed.getProposalBytes_asU8());
    const nonceAt = bytes.indexOf(Buffer.alloc(24, 1));
    expect(nonceAt).toBeGreaterThan(0);
    bytes[nonceAt] = 2;
    signed.setProposalBytes(bytes);
    signed.setSignature(net.alice.sign(bytes));
    expect(await refusal(signed.serializeBinary())).toMatchObject(refusedFor('BAD_TX_ID'));
  });

  test('that is none', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('00ff', 'hex'), Buffer.alloc(200, 0xab)]) {
      expect(await refusal(bytes)).toMatchObject({ code: 'PROPOSAL_REJECTED' });
    }
  });
});

describe('the orderer refuses', () => {
  test('bytes that are no transaction', async () => {
    await expect(net.ledger.submit(Buffer.from('nonsense'))).rejects.toMatchObject({
      code: 'TRANSACTION_REJECTED',
      details: { reason: 'MALFORMED' },
    });
  });

  test('a transaction whose signed part was changed', async () => {
    const { bytes } = await net.endorse([['put', 'a', '1']]);
    const changed = Buffer.from(bytes);
    const at = changed.lastIndexOf('BEGIN CERTIFICATE');
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(net.ledger.submit(changed)).rejects.toMatchObject({
      code: 'TRANSACTION_REJECTED',
      details: { reason: 'BAD_SIGNATURE' },
    });
  });
});

/** DER of (r, n − s): as valid in mathematics, refused by Fabric. */
function negateS(der: Uint8Array): Uint8Array {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const bytes = Buffer.from(der);
  const rLength = bytes[3] ?? 0;
  const s = BigInt(`0x${bytes.subarray(6 + rLength).toString('hex')}`);
  const hex = (order - s).toString(16).padStart(64, '0');
  const digits = Buffer.from(
    Number.parseInt(hex.slice(0, 2), 16) >= 0x80 ? `00${hex}` : hex,
    'hex',
  );
  const sPart = Buffer.concat([Buffer.from([2, digits.length]), digits]);
  const body = Buffer.concat([bytes.subarray(2, 4 + rLength), sPart]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}
