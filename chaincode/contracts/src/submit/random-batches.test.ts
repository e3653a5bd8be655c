import { operationDigest } from '@fuqi/protocol';
import type { Operation } from '@fuqi/protocol';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldHex, toHex } from '../encoding/hex';
import { fixedInputs, TestNetwork } from '../testing/test-network';
import { draftLeg, element, encoded, prove, unproved } from '../testing/test-operation';

/** What a random operation spends, whether its proof holds, and which date it cites. */
const spec = fc.record({
  inputs: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 4 }),
  variant: fc.integer({ min: 0, max: 1 }),
  proof: fc.constantFrom('good', 'good', 'good', 'bad'),
  epoch: fc.constantFrom(1, 1, 1, 9),
});
type Spec = typeof spec extends fc.Arbitrary<infer T> ? T : never;

/** One `clear` leg for each input: few kinds of leg, many overlaps. */
function build(net: TestNetwork, { inputs, variant, proof, epoch }: Spec): Operation {
  const root = net.knownRoot;
  const legs = inputs.map((input) =>
    draftLeg('clear', `leg ${String(input)} ${String(variant)}`, {
      nf0: element(`note ${String(input)}`),
      root0: root,
      recordRoot: root,
    }),
  );
  return prove(
    unproved({ ...net.proved([]), epoch }, legs),
    net.network,
    net.keys,
    (operation) => ({
      ...fixedInputs(operation),
      ...(proof === 'bad' ? { supervisorX: 1n } : {}),
    }),
  );
}

describe('random batches', () => {
  it('records each operation once, spends each note once, and keeps exactly what was recorded', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(spec, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
        async (batches) => {
          const net = await TestNetwork.open();
          const spentBy = new Map<number, string>();
          let commitments = 0;
          for (const batch of batches) {
            const operations = batch.map((entry) => build(net, entry));
            const bad = batch.filter(({ proof, epoch }) => proof === 'bad' && epoch === 1);
            if (bad.reduce((sum, { inputs }) => sum + inputs.length, 0) > 3) continue;
            const before = new Map(spentBy);
            const outcomes = await net.submit(operations.map(encoded));
            expect(outcomes).toHaveLength(batch.length);
            outcomes.forEach((outcome, i) => {
              const [entry, operation] = [batch[i], operations[i]];
              if (entry === undefined || operation === undefined) throw new Error('length');
              const digest = toHex(operationDigest(net.network, operation));
              const owners = entry.inputs.map((input) => spentBy.get(input));
              const valid = entry.proof === 'good' && entry.epoch === 1;
              // What an earlier operation of the same batch recorded counts only for one that stands by itself.
              const [first = -1] = entry.inputs;
              const known = before.get(first) === digest || (valid && owners[0] === digest);
              const free = owners.every((owner) => owner === undefined);
              expect(outcome.ok).toBe(known || (valid && free));
              if (!outcome.ok) return;
              expect([outcome.digest, outcome.duplicate]).toEqual([digest, known]);
              if (known) return;
              entry.inputs.forEach((input) => spentBy.set(input, digest));
              commitments += 2 * entry.inputs.length;
            });
          }
          for (let input = 0; input < 8; input += 1) {
            const anchor = `nf/${fieldHex(element(`note ${String(input)}`))}`;
            const { answer } = await net.simulate('query:receipt', [anchor]);
            const digest = (JSON.parse(answer) as { digest?: string }).digest;
            expect(digest).toBe(spentBy.get(input));
          }
          expect(net.ledger.keys('pending/')).toHaveLength(commitments / 2);
        },
      ),
      { numRuns: 20 },
    );
  }, 120_000);
});
