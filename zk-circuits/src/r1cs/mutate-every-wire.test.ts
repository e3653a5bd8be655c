import { describe, expect, it, jest } from '@jest/globals';
import { SCALAR_ORDER } from '../field';
import { fixture, productRangeInput } from '../testing/fixtures/fixtures';
import { TestCircuit } from '../testing/test-circuit';
import type { CircuitInput } from '../witness/circuit-input';
import { checkWitness } from './check-witness';
import { mutateEveryWire } from './mutate-every-wire';

// The first run compiles the fixtures.
jest.setTimeout(60_000);

describe('mutateEveryWire', () => {
  it('finds nothing in a sound circuit', async () => {
    const { circuit, wires } = await witness('product-range', productRangeInput());
    expect(mutateEveryWire(circuit.r1cs, wires)).toEqual({ unused: [], survivors: [] });
  });

  it('finds the free sign of a root, by the value that satisfies the constraints', async () => {
    const { circuit, wires } = await witness('unconstrained', { square: 25n });
    const { survivors } = mutateEveryWire(circuit.r1cs, wires);
    const root = circuit.symbols.wireOf('main.root') ?? -1;
    expect(survivors).toContainEqual({ wire: root, alternative: SCALAR_ORDER - 5n });
    for (const { wire, alternative } of survivors) {
      const other = wires.map((value, i) => (i === wire ? alternative : value));
      expect(checkWitness(circuit.r1cs, other)).toEqual([]);
    }
  });
});

async function witness(
  name: string,
  input: CircuitInput,
): Promise<{ circuit: TestCircuit; wires: bigint[] }> {
  const circuit = await TestCircuit.open({ main: fixture(name) });
  return { circuit, wires: circuit.calculateWitness(input) };
}
