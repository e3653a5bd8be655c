import { LIMITS } from '@fuqi/domain';
import { CIRCUITS, encodeBatch, operationDigest } from '@fuqi/protocol';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { fieldHex, toHex } from '../encoding/hex';
import { ProofService, proofService } from '../proof-service';
import { OPERATOR, TestNetwork, brief, outcomesOf } from '../testing/test-network';
import { element } from '../testing/test-operation';

let net: TestNetwork;
beforeEach(async () => {
  net = await TestNetwork.open();
});

describe('what a batch records', () => {
  it('takes legs of every circuit that makes notes or records, from any submitter', async () => {
    for (const circuit of CIRCUITS.filter((name) => name !== 'register')) {
      const operation = net.operation([net.leg(circuit, circuit)]);
      expect((await net.submit([operation], { as: OPERATOR })).map(brief)).toEqual(['recorded']);
    }
  });

  it('stands the receipt under the first nullifier and points to it from the others', async () => {
    const legs = [net.leg('move', 'a'), net.leg('clear', 'b'), net.leg('grant', 'c')];
    const operation = net.proved(legs);
    const digest = toHex(operationDigest(net.network, operation));
    const [outcome] = await net.submit([net.operation(legs)]);
    const first = `nf/${fieldHex(element('a nf0'))}`;
    expect(outcome).toEqual({ ok: true, digest, receipt: first, duplicate: false });
    const anchors = [first, `nf/${fieldHex(element('a nf1'))}`, `nf/${fieldHex(element('b nf0'))}`];
    for (const anchor of [...anchors, `tag/5/${fieldHex(element('c tag'))}`]) {
      const { answer } = await net.simulate('query:receipt', [anchor]);
      expect(JSON.parse(answer)).toEqual({ state: 'recorded', digest, receipt: first });
    }
  });

  it('keeps the commitments of each leg, in order, under its own first nullifier or tag', async () => {
    await net.submit([net.operation([net.leg('clear', 'b'), net.leg('attest', 'c')])]);
    const { answer } = await net.simulate('query:pending', ['', '10']);
    const entries = [
      {
        anchor: `nf/${fieldHex(element('b nf0'))}`,
        commitments: [element('b cm0'), element('b cm1')].map(fieldHex),
      },
      { anchor: `tag/6/${fieldHex(element('c tag'))}`, commitments: [fieldHex(element('c cm0'))] },
    ];
    expect(JSON.parse(answer)).toEqual({ entries, next: null });
  });

  it('costs no more state operations than it says', async () => {
    const operations = ['a', 'b', 'c'].map((label) => net.operation([net.leg('move', label)]));
    const { transaction } = await net.simulate('operations:submit', [encodeBatch(operations)]);
    const cited = ['channel', 'date', 'duty', 'party', 'policy', 'root', 'vk'];
    const families = [...transaction.reads.keys()].map((key) => key.split('/')[0]);
    expect(families.sort()).toEqual([...cited, ...Array<string>(6).fill('nf')].sort());
    expect([...transaction.reads.keys()].filter((key) => key.endsWith('/head'))).toEqual([]);
    const written = [...transaction.writes.keys()].map((key) => key.split('/')[0]);
    expect(written).toEqual([...Array<string>(6).fill('nf'), 'pending', 'pending', 'pending']);
  });

  it('announces digests of what it recorded, and nothing else', async () => {
    const known = net.operation([net.leg('move', 'a')]);
    await net.submit([known]);
    const fresh = net.proved([net.leg('move', 'b')]);
    const batch = encodeBatch([known, net.operation([net.leg('move', 'b')]), Uint8Array.of(9)]);
    const { transaction } = await net.simulate('operations:submit', [batch]);
    const payload = new TextDecoder().decode(transaction.event?.payload);
    expect(JSON.parse(payload)).toEqual({ digests: [toHex(operationDigest(net.network, fresh))] });
  });
});

describe('the same again, and the same note again', () => {
  it('answers the same receipt and writes nothing, with another proof, on another date, too', async () => {
    const leg = net.leg('move', 'a');
    const [first] = await net.submit([net.operation([leg])]);
    const again = encodeBatch([net.operation([leg], { date: 4, epoch: 77, policy: 5 })]);
    const { answer, transaction } = await net.simulate('operations:submit', [again]);
    expect(outcomesOf(answer)).toEqual([{ ...first, duplicate: true }]);
    expect(transaction.writes.size).toBe(0);
    expect(transaction.event).toBeUndefined();
  });

  it('refuses another operation on a spent note, whichever input it is', async () => {
    await net.submit([net.operation([net.leg('move', 'a')])]);
    const [nf0, nf1] = [element('a nf0'), element('a nf1')];
    const spends = [{ nf0 }, { nf1 }, { nf0: nf1 }, { nf1: nf0 }, { nf0, nf1 }];
    const operations = spends.map((values, i) =>
      net.operation([net.leg('move', `again ${String(i)}`, values)]),
    );
    const outcomes = await net.submit(operations);
    expect(outcomes.map(brief)).toEqual(spends.map(() => 'note-spent (state)'));
  });

  it('refuses a used tag', async () => {
    await net.submit([net.operation([net.leg('grant', 'a')])]);
    const again = net.operation([net.leg('grant', 'b', { tag: element('a tag') })]);
    expect((await net.submit([again])).map(brief)).toEqual(['tag-used (state)']);
  });

  it('keeps nullifiers and tags apart: a tag that equals a nullifier takes nothing from it', async () => {
    const squatter = net.operation([net.leg('grant', 'squat', { tag: element('a nf0') })]);
    const outcomes = await net.submit([squatter, net.operation([net.leg('move', 'a')])]);
    expect(outcomes.map(brief)).toEqual(['recorded', 'recorded']);
    expect(net.ledger.keys('pending/')).toHaveLength(2);
  });

  it('refuses a nullifier twice in one operation, in one leg or in two', async () => {
    const nf = element('twice');
    const inOne = net.operation([net.leg('move', 'a', { nf0: nf, nf1: nf })]);
    const inTwo = net.operation([
      net.leg('clear', 'b', { nf0: nf }),
      net.leg('move', 'c', { nf1: nf }),
    ]);
    const tags = net.operation([
      net.leg('grant', 'd', { tag: nf }),
      net.leg('grant', 'e', { tag: nf }),
    ]);
    const outcomes = await net.submit([inOne, inTwo, tags]);
    expect(outcomes.map(brief)).toEqual(Array(3).fill('nullifier-repeated (bytes)'));
  });
});

describe('what stands where it should not', () => {
  const put = (key: string, value: Uint8Array): void => {
    net.ledger.state.set(key, { value, version: 99 });
  };

  it('refuses a frozen note by its own code', async () => {
    put(`nf/${fieldHex(element('a nf1'))}`, Uint8Array.of(3, ...new Uint8Array(32)));
    const outcomes = await net.submit([net.operation([net.leg('move', 'a')])]);
    expect(outcomes.map(brief)).toEqual(['note-frozen (state)']);
  });

  it.each(['policy/1', 'date/83092', 'duty/1', 'channel/config'])(
    'ends the transaction when this peer’s %s cannot be read',
    async (key) => {
      const batch = encodeBatch([net.operation([net.leg('move', 'a')])]);
      put(key, Uint8Array.of(1, 2, 3));
      const submitted = net.simulate('operations:submit', [batch]);
      await expect(submitted).rejects.toThrow('FUQI-LEDGER-010 state-damaged');
    },
  );

  it('does not take a verifying key for another than its bytes say', async () => {
    const service = new ProofService((await proofService()).verifier);
    const { hash, keyBytes } = net.key('move');
    expect(() => service.prepared(hash, net.key('clear').keyBytes)).toThrow('state-damaged');
    const prepared = service.prepared(hash, keyBytes);
    expect(prepared.hash).toBe(hash);
    expect(service.prepared(hash, keyBytes)).toBe(prepared);
  });
});

describe('operations of one batch', () => {
  it('lets the first of two spends succeed, and leaves no trace of the second', async () => {
    const first = net.operation([net.leg('move', 'a')]);
    const second = net.operation([
      net.leg('attest', 'x'),
      net.leg('move', 'b', { nf1: element('a nf0') }),
    ]);
    const outcomes = await net.submit([first, second]);
    expect(outcomes.map(brief)).toEqual(['recorded', 'batch-conflict (state)']);
    expect(net.ledger.keys(`tag/6/${fieldHex(element('x tag'))}`)).toEqual([]);
    expect(net.pendingAnchors()).toEqual([`nf/${fieldHex(element('a nf0'))}`]);
  });

  it('answers a copy in the same batch with the receipt of the first', async () => {
    const operation = net.operation([net.leg('move', 'a')]);
    const [first, copy] = await net.submit([operation, operation]);
    expect(first).toMatchObject({ ok: true, duplicate: false });
    expect(copy).toEqual({ ...first, duplicate: true });
  });

  it('does not let a copy with a broken proof, put first, shut the true operation out', async () => {
    const leg = net.leg('move', 'a');
    const forged = net.operation([leg], {}, () => ({
      ...{ partyRoot: 0n, date: 0n, supervisorX: 0n, supervisorY: 0n },
      ...{ maxLayer: 0n, rootBudget: 0n, maxDue: 0n },
    }));
    const outcomes = await net.submit([forged, net.operation([leg])]);
    expect(outcomes.map(brief)).toEqual(['proof-invalid (bytes)', 'recorded']);
  });

  it('writes nothing at all when nothing succeeds', async () => {
    const batch = encodeBatch([
      Uint8Array.of(1),
      net.operation([net.leg('move', 'a')], { epoch: 9 }),
    ]);
    const { answer, transaction } = await net.simulate('operations:submit', [batch]);
    expect(outcomesOf(answer).map(brief)).toEqual(['malformed (bytes)', 'epoch-not-open (state)']);
    expect([transaction.writes.size, transaction.event]).toEqual([0, undefined]);
  });

  it('lets one of two transactions in flight spend a note', async () => {
    const spend = (label: string) =>
      net.simulate('operations:submit', [
        encodeBatch([net.operation([net.leg('move', label, { nf0: element('shared') })])]),
      ]);
    const [left, right] = [await spend('a'), await spend('b')];
    expect(net.ledger.commit(left.transaction)).toBe('VALID');
    expect(net.ledger.commit(right.transaction)).toBe('MVCC_READ_CONFLICT');
  });
});

describe('bounds of a batch', () => {
  const submitted = (batch: Uint8Array): Promise<unknown> =>
    net.simulate('operations:submit', [batch]);

  it('takes 64 operations and refuses 65', async () => {
    const junk = Array<Uint8Array>(64).fill(Uint8Array.of(1));
    await expect(submitted(encodeBatch(junk))).resolves.toBeDefined();
    await expect(submitted(encodeBatch([...junk, Uint8Array.of(1)]))).rejects.toThrow(
      'batch-too-large',
    );
  });

  it('refuses a batch of too many bytes before it looks inside', async () => {
    await expect(submitted(new Uint8Array(LIMITS.batchBytesMax + 1))).rejects.toThrow(
      'FUQI-BATCH-002',
    );
  });

  it('refuses more proofs than it would check', async () => {
    const legs = Array.from({ length: 8 }, (_, i) => net.leg('attest', String(i)));
    const one = net.operation(legs);
    await expect(submitted(encodeBatch(Array<Uint8Array>(33).fill(one)))).rejects.toThrow(
      'batch-too-large: proofs',
    );
  });

  it('refuses a batch with bytes behind it, of another version, empty, or with another argument', async () => {
    const batch = encodeBatch([net.operation([net.leg('move', 'a')])]);
    await expect(submitted(Uint8Array.from([...batch, 0]))).rejects.toThrow('malformed');
    await expect(submitted(Uint8Array.from([2, ...batch.slice(1)]))).rejects.toThrow(
      'unknown-version',
    );
    await expect(submitted(Uint8Array.of(1, 0, 0))).rejects.toThrow('malformed');
    await expect(net.simulate('operations:submit', [])).rejects.toThrow('malformed');
    await expect(net.simulate('operations:submit', [batch, batch])).rejects.toThrow('malformed');
  });

  it('refuses an operation of too many bytes or legs alone', async () => {
    const large = new Uint8Array(LIMITS.operationBytesMax + 1);
    const legs = Array.from({ length: 9 }, (_, i) => net.leg('attest', String(i)));
    const outcomes = await net.submit([
      large,
      net.operation(legs),
      net.operation([net.leg('move', 'a')]),
    ]);
    expect(outcomes.map(brief)).toEqual(['too-large (bytes)', 'too-large (bytes)', 'recorded']);
  });
});
