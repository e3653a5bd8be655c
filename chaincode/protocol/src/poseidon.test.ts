import { beforeAll, describe, expect, it } from '@jest/globals';
import { buildPoseidon } from 'circomlibjs';
import * as fc from 'fast-check';
import { FIELD_ORDER } from './field';
import { hash4, hashIn, poseidon, poseidonState } from './poseidon';

const element = fc.bigInt({ min: 0n, max: FIELD_ORDER - 1n });

describe('poseidon', () => {
  let second: Awaited<ReturnType<typeof buildPoseidon>>;
  beforeAll(async () => {
    second = await buildPoseidon();
  });

  const secondHash = (inputs: bigint[]): bigint => second.F.toObject(second(inputs));

  it.each(Array.from({ length: 16 }, (_, i) => i + 1))(
    'agrees with circomlibjs for %i inputs',
    (width) => {
      const inputs = fc.array(element, { minLength: width, maxLength: width });
      fc.assert(
        fc.property(inputs, (values) => {
          expect(poseidon(values)).toBe(secondHash(values));
        }),
        { numRuns: 4, examples: [[new Array<bigint>(width).fill(FIELD_ORDER - 1n)]] },
      );
    },
  );

  it('agrees with circomlibjs in the whole state', () => {
    fc.assert(
      fc.property(fc.array(element, { minLength: 16, maxLength: 16 }), (values) => {
        const expected = second(values, 0n, 17).map((e) => second.F.toObject(e));
        const state = poseidonState(values);
        expect(state).toEqual(expected);
        expect(state[0]).toBe(poseidon(values));
      }),
      { numRuns: 4 },
    );
  });

  it('puts the constant of a domain first', () => {
    expect(hashIn('NK', [7n])).toBe(poseidon([0x667571692e6e6b2e31n, 7n]));
    expect(hashIn('NK', [7n])).not.toBe(hashIn('TAG', [7n]));
  });

  it('has no constant in tree nodes', () => {
    expect(hash4(1n, 2n, 3n, 4n)).toBe(poseidon([1n, 2n, 3n, 4n]));
  });

  it('refuses what is not in the field, and other widths', () => {
    expect(() => poseidon([FIELD_ORDER])).toThrow('non-canonical');
    expect(() => poseidon([-1n])).toThrow('non-canonical');
    expect(() => poseidon([])).toThrow('malformed');
    expect(() => poseidon(new Array<bigint>(17).fill(0n))).toThrow('malformed');
    expect(() => poseidonState([1n])).toThrow('malformed');
  });
});
