import { describe, expect, it, jest } from '@jest/globals';
import { fixture, productRangeInput } from '../testing/fixtures/fixtures';
import type { NegativeSuite } from '../testing/negative';
import { type DeletionReport, deleteEachConstraint } from './delete-each-constraint';
import { formatDeletions } from './format-deletions';

// The first run compiles the fixture at O0.
jest.setTimeout(60_000);

const SUITE: NegativeSuite = {
  circuit: 'product-range',
  valid: productRangeInput,
  cases: [
    {
      rule: 'product',
      attempt: 'another product',
      input: (valid) => ({ ...valid, product: 43n }),
    },
    {
      rule: 'range',
      attempt: 'a factor above 2^8, hidden from the range check',
      input: (valid) => ({ ...valid, a: 257n, b: [1n, 11n], product: 257n }),
      tamper: (wires) => {
        wires.set('main.range.in', 1n);
      },
    },
  ],
};

describe('deleteEachConstraint', () => {
  it('tells which test notices each deleted statement', async () => {
    const report = await deleteEachConstraint(fixture('product-range'), SUITE);
    expect(killers(report)).toEqual({
      'range.in <== a;': { negative: 'range: a factor above 2^8, hidden from the range check' },
      'a * b[0] === product;': { negative: 'product: another product' },
      'h.inputs[0] <== b[0];': { claimed: 'h.inputs[0] + 1' },
      'h.inputs[1] <== b[1];': { claimed: 'h.inputs[1] + 1' },
      'hash <== h.out;': { claimed: 'hash + 1' },
    });
    expect(report.empty).toEqual([]);
  });

  it('notices more than the cases do', async () => {
    const report = await deleteEachConstraint(fixture('product-range'), { ...SUITE, cases: [] });
    // No case is needed to see them: what a statement says is claimed to be something else.
    expect(killers(report)).toMatchObject({
      'range.in <== a;': { claimed: 'range.in + 1' },
      'a * b[0] === product;': { claimed: 'a + 1' },
    });
  });

  it('lists survivors', async () => {
    const report = await deleteEachConstraint(fixture('redundant'), {
      circuit: 'redundant',
      valid: () => ({ bit: 1n }),
      cases: [],
    });
    const survivors = report.deletions.filter(({ killedBy }) => killedBy === undefined);
    expect(survivors.map(({ line, text }) => [line, text])).toEqual([
      [6, 'bit * (bit - 1) === 0;'],
      [7, '2 * bit * (1 - bit) === 0;'],
    ]);
    expect(formatDeletions(report)).toContain('survives: src/testing/fixtures/redundant.circom:6');
  });
});

function killers({ deletions }: DeletionReport): Record<string, unknown> {
  return Object.fromEntries(deletions.map(({ text, killedBy }) => [text, killedBy]));
}
