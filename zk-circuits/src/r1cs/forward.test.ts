import { describe, expect, it, jest } from '@jest/globals';
import { fixture, productRangeInput } from '../testing/fixtures/fixtures';
import { TestCircuit } from '../testing/test-circuit';
import { Forward } from './forward';
import { planForward } from './forward-plan';

// The first run compiles the fixture at O0.
jest.setTimeout(60_000);

describe('Forward', () => {
  it.each([{ a: 5n }, { a: 300n }, { b: [0n, 11n] }, { b: [7n, 12n], product: 1n }])(
    'computes and judges as the calculator does: %p',
    async (change) => {
      const circuit = await TestCircuit.open({
        main: fixture('product-range'),
        optimisation: 'O0',
      });
      const valid = circuit.calculateWitness(productRangeInput());
      const judged = circuit.judge({ ...productRangeInput(), ...change });
      const inputs = circuit.wiresOf(['a', 'b', 'product']);
      const check = judgeProduct(circuit);
      const plan = planForward(circuit.r1cs, inputs, new Set(check));
      expect(plan.unreached).toEqual([]);
      const changes = new Map(inputs.map((wire) => [wire, judged.wires[wire] ?? 0n]));
      const { wires, violated } = new Forward(circuit.r1cs, plan).recompute(
        valid,
        changes,
        new Set(),
      );
      expect(wires).toEqual(judged.wires);
      expect(violated).toEqual(judged.violated);
    },
  );
});

/** The row of `a * b[0] === product`, which computes nothing. */
function judgeProduct(circuit: TestCircuit): readonly number[] {
  return circuit.judge({ ...productRangeInput(), product: 43n }).violated;
}
