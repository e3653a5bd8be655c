import * as path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { MAIN_CIRCUITS } from '../paths';
import { mutateEveryWire } from '../r1cs/mutate-every-wire';
import { searchTwoWitnesses } from '../r1cs/search-two-witnesses';
import { TestCircuit } from '../testing/test-circuit';
import { SUITES } from './suites';

/**
 * circomlib's IsZero leaves its hint `inv` free where the tested value is zero; the output does not depend on it then.
 */
const HARMLESS = /\.inv$/;

describe.each(Object.values(SUITES))('$circuit', ({ circuit: name, valid, others = [] }) => {
  let circuit: TestCircuit;
  const witnesses = [valid, ...others].map((make, i) => ({ case: i, make }));

  beforeAll(async () => {
    circuit = await TestCircuit.open({ main: path.join(MAIN_CIRCUITS, `${name}.circom`) });
  }, 300_000);

  const harmful = (wires: readonly number[]): string[] =>
    wires.map((wire) => circuit.symbols.nameOf(wire)).filter((wire) => !HARMLESS.test(wire));

  it.each(witnesses)('has no wire that can change alone (valid case $case)', ({ make }) => {
    const input = make();
    const wires = circuit.calculateWitness(input);
    const { unused, survivors } = mutateEveryWire(circuit.r1cs, wires);
    // Inputs of what is switched off (a second input, a record that is not needed) may be anything.
    const inputs = new Set(circuit.wiresOf(Object.keys(input)));
    const changeable = survivors.map(({ wire }) => wire).filter((wire) => !inputs.has(wire));
    expect(harmful([...unused, ...changeable])).toEqual([]);
  });

  it.each(witnesses)(
    'has no second witness nearby for the same inputs (valid case $case)',
    ({ make }) => {
      const input = make();
      const wires = circuit.calculateWitness(input);
      const held = circuit.wiresOf(Object.keys(input));
      expect(harmful(searchTwoWitnesses(circuit.r1cs, wires, held).wires)).toEqual([]);
    },
  );
});
