import { SCALAR_ORDER, invert, reduce } from '../field';
import { type R1cs, evaluateRow, publicCount } from '../r1cs/r1cs';

/**
 * A dishonest prover also chooses what he claims. Where a constraint fails only because a public input is not what was computed,
 * the public input is set to what makes it hold.
 * @param violated constraints that `wires` violates
 * @returns the changed vector, or undefined when there is nothing to restate
 */
export function restatePublics(
  r1cs: R1cs,
  wires: readonly bigint[],
  violated: readonly number[],
): bigint[] | undefined {
  const publics = publicCount(r1cs);
  let restated: bigint[] | undefined;
  for (const row of violated) {
    const term = publicTerm(r1cs, row, publics);
    if (term === undefined) continue;
    restated ??= [...wires];
    const value = (side: 'a' | 'b' | 'c'): bigint =>
      evaluateRow(r1cs[side], r1cs.coefficients, row, wires) % SCALAR_ORDER;
    const missing = value('a') * value('b') - value('c');
    restated[term.wire] = reduce((wires[term.wire] ?? 0n) + missing * invert(term.coefficient));
  }
  return restated;
}

/** The one public wire of a constraint's linear side, if it has one. */
export function publicTerm(
  r1cs: R1cs,
  row: number,
  publics: number,
): { wire: number; coefficient: bigint } | undefined {
  const { starts, wires, values } = r1cs.c;
  for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i++) {
    const wire = wires[i] ?? 0;
    if (wire === 0 || wire > publics) continue;
    return { wire, coefficient: r1cs.coefficients[values[i] ?? 0] ?? 1n };
  }
  return undefined;
}
