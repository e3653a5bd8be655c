import { FIELD_ORDER, encodeBatch, encodeOperation } from '@fuqi/protocol';
import type { Operation } from '@fuqi/protocol';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { TestNetwork, brief, fixedInputs } from '../testing/test-network';
import { bytesOf, element, prove, unproved } from '../testing/test-operation';

let net: TestNetwork;
beforeEach(async () => {
  net = await TestNetwork.open();
});

const outcomeOf = async (bytes: Uint8Array): Promise<string> =>
  brief((await net.submit([bytes]))[0]);
const changed = (operation: Operation, change: Partial<Operation>): Uint8Array =>
  encodeOperation({ ...operation, ...change });
const withLeg = (operation: Operation, index: number, change: object): Uint8Array =>
  changed(operation, {
    legs: operation.legs.map((leg, i) => (i === index ? { ...leg, ...change } : leg)),
  });

describe('what the signatures and proofs bind', () => {
  it.each([0, 1])('refuses a changed memo %i', async (slot) => {
    const operation = net.proved([net.leg('move', 'a')]);
    const memos = operation.legs[0]?.memos.map((memo, i) =>
      i === slot ? bytesOf('other', 720) : memo,
    );
    expect(await outcomeOf(withLeg(operation, 0, { memos }))).toBe('proof-invalid (bytes)');
  });

  it('refuses other evidence, another text, a longer validity', async () => {
    const operation = net.proved([net.leg('move', 'a')]);
    const changes = [
      { evidence: bytesOf('e', 32) },
      { text: bytesOf('t', 32) },
      { validUntil: operation.validUntil + 4 },
    ];
    for (const change of changes) {
      expect(await outcomeOf(changed(operation, change))).toBe('proof-invalid (bytes)');
    }
  });

  it('refuses a leg taken out of its operation, or another one put beside it', async () => {
    const operation = net.proved([net.leg('move', 'a'), net.leg('clear', 'b')]);
    const other = net.proved([net.leg('attest', 'c')]);
    expect(await outcomeOf(changed(operation, { legs: operation.legs.slice(0, 1) }))).toBe(
      'proof-invalid (bytes)',
    );
    const more = changed(operation, { legs: [...operation.legs, ...other.legs] });
    await expect(net.submit([more])).resolves.toMatchObject([{ slug: 'proof-invalid' }]);
  });

  it('refuses proofs exchanged between two legs of one circuit', async () => {
    const { legs, ...head } = net.proved([net.leg('move', 'a'), net.leg('move', 'b')]);
    const [first, second] = legs;
    const swapped = legs.map((leg, i) => ({
      ...leg,
      proof: (i === 0 ? second : first)?.proof ?? leg.proof,
    }));
    expect(await outcomeOf(encodeOperation({ ...head, legs: swapped }))).toBe(
      'proof-invalid (bytes)',
    );
  });

  it.each(['cm0', 'ct12', 'Rx', 'wrap', 'nf1'])('refuses another %s', async (name) => {
    const leg = net.leg('move', 'a');
    const { legs, ...head } = net.proved([leg]);
    const [other] = unproved(head, [
      { ...leg, values: { ...leg.values, [name]: element('x') } },
    ]).legs;
    const publics = other?.publics;
    expect(await outcomeOf(withLeg({ ...head, legs }, 0, { publics }))).toBe(
      'proof-invalid (bytes)',
    );
  });

  it.each([{ channel: 'other' }, { contract: 'other' }])(
    'refuses what was made for %o',
    async (where) => {
      const { legs, ...head } = net.proved([net.leg('move', 'a')]);
      const network = { ...net.network, ...where };
      const foreign = prove({ ...head, legs }, network, net.keys, fixedInputs);
      expect(await outcomeOf(encodeOperation(foreign))).toBe('proof-invalid (bytes)');
    },
  );

  it('answers from the receipt before it looks at proofs', async () => {
    const operation = net.proved([net.leg('move', 'a')]);
    await net.submit([encodeOperation(operation)]);
    expect(await outcomeOf(withLeg(operation, 0, { proof: bytesOf('junk', 256) }))).toBe(
      'duplicate',
    );
  });
});

describe('form', () => {
  it('refuses a missing memo, bytes behind the operation, and a field element not below r', async () => {
    const operation = net.proved([net.leg('move', 'a')]);
    const bytes = encodeOperation(operation);
    // A leg of `move` ends with its count of memos and two of 720 bytes.
    const oneMemo = bytes.slice(0, bytes.length - 720);
    oneMemo[bytes.length - 1 - 2 * 720] = 1;
    expect(await outcomeOf(oneMemo)).toBe('memos-missing (bytes)');
    expect(await outcomeOf(Uint8Array.from([...bytes, 0]))).toBe('malformed (bytes)');
    const high = Uint8Array.from(bytes);
    const first = operation.legs[0]?.publics[0] ?? 0n;
    const digits = (first + FIELD_ORDER).toString(16).padStart(64, '0');
    // The head has 114 bytes, the circuit's number one more.
    high.set(Buffer.from(digits, 'hex'), 115);
    expect(await outcomeOf(high)).toBe('non-canonical (bytes)');
    high.set(bytes.slice(115, 147), 115);
    expect(await outcomeOf(high)).toBe('recorded');
  });

  it('refuses an empty commitment', async () => {
    expect(await outcomeOf(net.operation([net.leg('move', 'a', { cm2: 0n })]))).toBe(
      'malformed (bytes)',
    );
  });

  it('names a proof that is not three points', async () => {
    const operation = net.proved([net.leg('move', 'a')]);
    const bytes = withLeg(operation, 0, { proof: new Uint8Array(256) });
    const [outcome] = await net.submit([bytes]);
    expect(outcome).toMatchObject({
      slug: 'proof-malformed',
      detail: 'PROOF_INFINITY',
      on: 'bytes',
    });
  });
});

describe('bad proofs in a batch', () => {
  const bad = (label: string): Uint8Array =>
    net.operation([net.leg('move', label)], {}, (operation) => ({
      ...fixedInputs(operation),
      maxLayer: 11n,
    }));

  it('refuses three alone', async () => {
    const operations = ['a', 'b', 'c'].map(bad);
    const good = net.operation([net.leg('move', 'd')]);
    const outcomes = await net.submit([...operations.slice(0, 2), good, ...operations.slice(2)]);
    expect(outcomes.map(brief)).toEqual([
      ...['proof-invalid (bytes)', 'proof-invalid (bytes)'],
      ...['recorded', 'proof-invalid (bytes)'],
    ]);
  });

  it('refuses the whole transaction with four', async () => {
    const operations = ['a', 'b', 'c', 'd'].map(bad);
    const batch = encodeBatch([net.operation([net.leg('move', 'e')]), ...operations]);
    await expect(net.simulate('operations:submit', [batch])).rejects.toThrow(
      'FUQI-BATCH-001 too-many-bad-proofs',
    );
  });

  it('counts only proofs that are looked at: what fails before costs nothing', async () => {
    const outcomes = await net.submit([
      ...['a', 'b', 'c', 'd', 'e'].map((label) =>
        net.operation([net.leg('move', label)], { epoch: 9 }),
      ),
      net.operation([net.leg('move', 'f')]),
    ]);
    expect(outcomes.map(brief)).toEqual([
      ...Array<string>(5).fill('epoch-not-open (state)'),
      'recorded',
    ]);
  });
});
