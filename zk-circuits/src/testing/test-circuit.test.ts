import { beforeAll, describe, expect, it } from '@jest/globals';
import { poseidon2 } from 'poseidon-lite';
import { SCALAR_ORDER } from '../field';
import { fixture, productRangeInput } from './fixtures/fixtures';
import { TestCircuit } from './test-circuit';

describe('TestCircuit', () => {
  let circuit: TestCircuit;

  beforeAll(async () => {
    circuit = await TestCircuit.open({ main: fixture('product-range') });
  }, 60_000);

  it('computes a witness the R1CS accepts', () => {
    const wires = circuit.calculateWitness(productRangeInput());
    expect(wires.slice(0, 3)).toEqual([1n, poseidon2([7n, 11n]), 42n]);
    expect(circuit.judge(productRangeInput())).toEqual({ wires, failed: [], violated: [] });
  });

  it.each<[string, { a: bigint; b: bigint[]; product: bigint }, RegExp, number]>([
    ['the product', { a: 6n, b: [7n, 11n], product: 43n }, /ProductRange_\d+ line: 16/, 1],
    ['the range', { a: 256n, b: [1n, 11n], product: 256n }, /Num2Bits_\d+ line: 38/, 1],
  ])('carries on past the assertion on %s, and the R1CS refuses', (_, input, line, violations) => {
    expect(() => circuit.calculateWitness(input)).toThrow(
      expect.objectContaining({ code: 'ZK_WITNESS_REFUSED', reason: expect.stringMatching(line) }),
    );
    const { wires, failed, violated } = circuit.judge(input);
    expect(failed).toEqual([expect.stringMatching(line)]);
    expect(violated).toHaveLength(violations);
    // Signals after the failed assertion are computed all the same.
    expect(wires[1]).toBe(poseidon2(input.b));
  });

  it('lets a test replace wires by name', () => {
    const { violated } = circuit.judge(productRangeInput(), (wires) => {
      wires.set('main.hash', wires.get('main.hash') + 1n);
    });
    expect(violated.length).toBeGreaterThan(0);
    expect(() => circuit.named([]).get('main.none')).toThrow('no signal main.none');
  });

  it.each([
    ['an element that is not in the field', { a: SCALAR_ORDER, b: [7n, 11n], product: 42n }],
    ['a negative element', { a: -1n, b: [7n, 11n], product: 42n }],
    ['a missing signal', { a: 6n, b: [7n, 11n] }],
    ['an unknown signal', { ...productRangeInput(), c: 1n }],
    ['too few elements', { ...productRangeInput(), b: [7n] }],
    ['too many elements', { ...productRangeInput(), b: [7n, 11n, 1n] }],
  ])('refuses %s without naming values', (_, input) => {
    expect(() => circuit.judge(input)).toThrow(
      expect.objectContaining({
        code: 'ZK_INPUT_INVALID',
        message: expect.not.stringContaining('11'),
      }),
    );
  });
});
