import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { KeyEndorsementPolicy } from 'fabric-shim';
import { ByteReader, ByteWriter } from './codec';
import { outOf } from './policy';
import { TestLedger } from './testing/test-ledger';

let net: TestLedger;

beforeEach(async () => {
  net = await TestLedger.open();
});

afterEach(() => net.close());

const ONE = ['BankAMSP'];
const TWO = ['BankAMSP', 'BankBMSP'];

describe('banks run a proposal apart and must agree', () => {
  test('a bank that computes something else is named, and nothing is ordered', async () => {
    const endorsing = net.ledger.endorse(net.alice, 'script:disagree', ['k', 'BankBMSP']);
    await expect(endorsing).rejects.toMatchObject({
      code: 'ENDORSEMENT_MISMATCH',
      details: {
        groups: ['BankAMSP,BankCMSP', 'BankBMSP'],
        differing: ['BankBMSP'],
        differsIn: ['rwset'],
      },
    });
    expect(net.ledger.height()).toBe(1);
  });

  test('a differing answer is a difference, though reads and writes agree', async () => {
    await expect(net.endorse([['bank'], ['put', 'k', '1']])).rejects.toMatchObject({
      code: 'ENDORSEMENT_MISMATCH',
      details: { differsIn: ['response'] },
    });
  });

  test('every bank signs with its own key', async () => {
    await net.run(['put', 'a', '1']);
    for await (const block of net.ledger.blocks({ from: 1, follow: false })) {
      expect(block.transactions[0]?.content?.endorsers).toEqual(net.ledger.organisations);
    }
  });
});

describe('the chaincode’s policy', () => {
  test('two of three banks are enough', async () => {
    const endorsed = await net.endorse([['put', 'a', '1']], { endorsers: TWO });
    expect(await net.commit(endorsed)).toEqual(['VALID']);
  });

  test('one is not: ENDORSEMENT_POLICY_FAILURE, no effect', async () => {
    const endorsed = await net.endorse([['put', 'a', '1']], { endorsers: ONE });
    expect(await net.commit(endorsed)).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
    expect(net.state('a')).toBeUndefined();
  });

  test('holds for a transaction that writes nothing, too', async () => {
    const endorsed = await net.endorse([['get', 'a']], { endorsers: ONE });
    expect(await net.commit(endorsed)).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
  });

  test('the same bank twice counts once', async () => {
    const endorsed = await net.endorse([['put', 'a', '1']], {
      endorsers: ['BankAMSP', 'BankAMSP'],
    });
    expect(await net.commit(endorsed)).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
    const twice = await TestLedger.open({ policy: outOf(2, 'BankAMSP', 'BankAMSP') });
    const again = await twice.endorse([['put', 'a', '1']], { endorsers: ['BankAMSP', 'BankAMSP'] });
    expect(await twice.commit(again)).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
    await twice.close();
  });

  test('a client’s signature is no bank’s', async () => {
    const honest = await net.endorse([['put', 'a', '1']], { endorsers: ONE });
    const client = net.ledger.identity('BankBMSP', 'bob');
    const forged = withEndorsement(honest.bytes, net, (payload) => ({
      endorser: client.serialized,
      signature: client.sign(Buffer.concat([payload, client.serialized])),
    }));
    expect(await net.commit({ ...honest, bytes: forged })).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
  });

  test('a forged signature does not count', async () => {
    const honest = await net.endorse([['put', 'a', '1']], { endorsers: TWO });
    const broken = withEndorsement(honest.bytes, net, (_payload, last) => ({
      endorser: last.endorser,
      signature: net.alice.sign(Buffer.from('something else')),
    }));
    expect(await net.commit({ ...honest, bytes: broken })).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
  });

  test('can be another one, and must be possible', async () => {
    const all = await TestLedger.open({ policy: outOf(3, 'BankAMSP', 'BankBMSP', 'BankCMSP') });
    const endorsed = await all.endorse([['put', 'a', '1']], { endorsers: TWO });
    expect(await all.commit(endorsed)).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
    await all.close();
    await expect(TestLedger.open({ policy: outOf(2, 'BankAMSP') })).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
    });
    await expect(TestLedger.open({ policy: outOf(1, 'NobodyMSP') })).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
    });
  });
});

describe('a key’s own policy', () => {
  beforeEach(() => net.run(['put', 'k', '1'], ['policy', 'k', 'BankCMSP']));

  test('replaces the chaincode’s for that key, stronger or weaker', async () => {
    const byTwo = await net.endorse([['put', 'k', '2']], { endorsers: TWO });
    expect(await net.commit(byTwo)).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
    const byC = await net.endorse([['put', 'k', '3']], { endorsers: ['BankCMSP'] });
    expect(await net.commit(byC)).toEqual(['VALID']);
    expect(net.state('k')).toBe('3');
  });

  test('other keys of the transaction still need the chaincode’s', async () => {
    const byC = await net.endorse(
      [
        ['put', 'k', '2'],
        ['put', 'other', '2'],
      ],
      { endorsers: ['BankCMSP'] },
    );
    expect(await net.commit(byC)).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
  });

  test('guards its own change: the old policy decides', async () => {
    const byTwo = await net.endorse([['policy', 'k', 'BankAMSP']], { endorsers: TWO });
    expect(await net.commit(byTwo)).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
    const byC = await net.endorse([['policy', 'k', 'BankAMSP']], { endorsers: ['BankCMSP'] });
    expect(await net.commit(byC)).toEqual(['VALID']);
    expect(await net.query(['getPolicy', 'k'])).toEqual([['BankAMSP']]);
    expect(net.state('k')).toBe('1');
  });

  test('a change invalidates later writers of the block, even well endorsed ones', async () => {
    const change = await net.endorse([['policy', 'k', 'BankAMSP']]);
    const write = await net.endorse([['put', 'k', '2']]);
    expect(await net.commit(change, write)).toEqual(['VALID', 'ENDORSEMENT_POLICY_FAILURE']);
  });

  test('a change that is itself not endorsed does not', async () => {
    const change = await net.endorse([['policy', 'k', 'BankAMSP']], { endorsers: ONE });
    const write = await net.endorse([['put', 'k', '2']]);
    expect(await net.commit(change, write)).toEqual(['ENDORSEMENT_POLICY_FAILURE', 'VALID']);
  });

  test('stays with the key when its value changes, goes when it is deleted', async () => {
    await net.run(['put', 'k', '2']);
    expect(await net.query(['getPolicy', 'k'])).toEqual([['BankCMSP']]);
    await net.run(['del', 'k']);
    await net.run(['put', 'k', '3']);
    expect(await net.query(['getPolicy', 'k'])).toEqual([[]]);
  });

  test('changing it changes the version that readers saw', async () => {
    expect(
      await net.inOneBlock(
        [['policy', 'k', 'BankCMSP']],
        [
          ['get', 'k'],
          ['put', 'x', '1'],
        ],
      ),
    ).toEqual(['VALID', 'MVCC_READ_CONFLICT']);
  });

  test('of a key that does not exist does nothing', async () => {
    await net.run(['policy', 'absent', 'BankCMSP']);
    expect(net.state('absent')).toBeUndefined();
    const byTwo = await net.endorse([['put', 'absent', '1']], { endorsers: TWO });
    expect(await net.commit(byTwo)).toEqual(['VALID']);
  });

  test('nonsense as a policy locks the key', async () => {
    await net.run(['put', 'n', '1'], ['rawPolicy', 'n', 'ffff']);
    expect(await net.inOneBlock([['put', 'n', '2']])).toEqual(['ENDORSEMENT_POLICY_FAILURE']);
  });

  test('of no organisation at all is met by nobody’s signature', async () => {
    const anybody = Buffer.from(new KeyEndorsementPolicy().getPolicy()).toString('hex');
    await net.run(['put', 'free', '1'], ['rawPolicy', 'free', anybody]);
    const byOne = await net.endorse([['put', 'free', '2']], { endorsers: ONE });
    expect(await net.commit(byOne)).toEqual(['VALID']);
  });
});

interface RawEndorsement {
  readonly endorser: Uint8Array;
  readonly signature: Uint8Array;
}

/** Puts another endorsement in the place of the last one, or behind a single one, and signs anew. */
function withEndorsement(
  envelope: Uint8Array,
  { alice }: TestLedger,
  forge: (payload: Uint8Array, last: RawEndorsement) => RawEndorsement,
): Uint8Array {
  const reader = new ByteReader(new ByteReader(envelope).bytes());
  const head = [reader.bytes(), reader.bytes(), reader.bytes()];
  const payload = reader.bytes();
  const endorsements = reader.list((r) => ({ endorser: r.bytes(), signature: r.bytes() }));
  const kept = endorsements.length === 1 ? endorsements : endorsements.slice(0, -1);
  const writer = new ByteWriter();
  for (const part of [...head, payload]) writer.bytes(part);
  const forged = [...kept, forge(payload, endorsements.at(-1)!)];
  writer.list(forged, (w, item) => w.bytes(item.endorser).bytes(item.signature));
  const signed = writer.finish();
  return new ByteWriter().bytes(signed).bytes(alice.sign(signed)).finish();
}
