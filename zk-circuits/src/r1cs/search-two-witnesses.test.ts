import { describe, expect, it, jest } from '@jest/globals';
import { fixture, productRangeInput } from '../testing/fixtures/fixtures';
import { TestCircuit } from '../testing/test-circuit';
import type { CircuitInput } from '../witness/circuit-input';
import { checkWitness } from './check-witness';
import { type Freedom, searchTwoWitnesses } from './search-two-witnesses';

// The first run compiles the fixtures.
jest.setTimeout(60_000);

describe('searchTwoWitnesses', () => {
  it('finds none when the inputs of a sound circuit are held', async () => {
    const { freedom } = await search('product-range', productRangeInput());
    expect(freedom).toEqual({ wires: [], directions: 0, witnesses: [] });
  });

  it('finds the hint that nothing constrains, with a witness that the R1CS accepts', async () => {
    const { circuit, freedom, wires } = await search('unconstrained', { square: 25n });
    const names = freedom.wires.map((wire) => circuit.symbols.nameOf(wire));
    expect(names).toEqual(['main.left', 'main.right']);
    expect(freedom.directions).toBe(1);
    const [other = []] = freedom.witnesses;
    expect(other).not.toEqual(wires);
    expect(other.slice(0, 3)).toEqual(wires.slice(0, 3));
    expect(checkWitness(circuit.r1cs, other)).toEqual([]);
  });

  it('solves entangled constraints', async () => {
    // x + y and x − y given: neither equation determines a wire alone.
    const { freedom } = await search('entangled', { sum: 10n, difference: 4n });
    expect(freedom.directions).toBe(0);
    const { freedom: loose } = await search('entangled', { sum: 10n, difference: 4n }, ['sum']);
    expect(loose.directions).toBe(1);
  });
});

async function search(
  name: string,
  input: CircuitInput,
  held = Object.keys(input),
): Promise<{ circuit: TestCircuit; wires: bigint[]; freedom: Freedom }> {
  // O0 keeps every linear constraint and every signal.
  const circuit = await TestCircuit.open({ main: fixture(name), optimisation: 'O0' });
  const wires = circuit.calculateWitness(input);
  const freedom = searchTwoWitnesses(circuit.r1cs, wires, circuit.wiresOf(held));
  return { circuit, wires, freedom };
}
