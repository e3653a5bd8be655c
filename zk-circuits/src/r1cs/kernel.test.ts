import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SCALAR_ORDER, invert, reduce } from '../field';
import { type Equation, eliminate } from './kernel';

const UNKNOWNS = 6;
// Few different coefficients, so that dependent rows are frequent.
const row = fc.array(fc.bigInt({ min: -1n, max: 2n }), {
  minLength: UNKNOWNS,
  maxLength: UNKNOWNS,
});

describe('eliminate', () => {
  it('has as many pivots as the rank, and its solutions satisfy the equations', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (matrix) => {
        const { pivots } = eliminate(matrix.map(sparse));
        expect(pivots.size).toBe(rank(matrix));
        for (let free = 0; free < UNKNOWNS; free++) {
          if (pivots.has(free)) continue;
          const solution = Array.from({ length: UNKNOWNS }, (_, unknown) =>
            unknown === free ? 1n : -(pivots.get(unknown)?.get(free) ?? 0n),
          );
          for (const equation of matrix) {
            const sum = equation.reduce((acc, value, i) => acc + value * (solution[i] ?? 0n), 0n);
            expect(reduce(sum)).toBe(0n);
          }
        }
      }),
    );
  });
});

function sparse(values: readonly bigint[]): Equation {
  return new Map([...values.entries()].flatMap(([i, v]) => (v === 0n ? [] : [[i, reduce(v)]])));
}

/** Rank by dense elimination. */
function rank(matrix: readonly (readonly bigint[])[]): number {
  let rows = matrix.map((values) => values.map(reduce));
  let found = 0;
  for (let column = 0; column < UNKNOWNS; column++) {
    const at = rows.findIndex((values) => values[column] !== 0n);
    if (at < 0) continue;
    found += 1;
    const [pivot = []] = rows.splice(at, 1);
    const inverse = invert(pivot[column] ?? 1n);
    rows = rows.map((values) => {
      const factor = (values[column] ?? 0n) * inverse;
      return values.map((value, i) => reduce(value - factor * (pivot[i] ?? 0n)));
    });
  }
  return found;
}

it('works in the scalar field', () => {
  const { pivots } = eliminate([new Map([[0, SCALAR_ORDER - 1n]])]);
  expect(pivots.get(0)?.size).toBe(0);
});
