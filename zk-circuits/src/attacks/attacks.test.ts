import { beforeAll, describe, expect, it } from '@jest/globals';
import * as path from 'node:path';
import { MAIN_CIRCUITS } from '../paths';
import { TestCircuit } from '../testing/test-circuit';
import { ATTACKS } from './index';

describe.each(Object.entries(ATTACKS))('%s refuses, in its constraints, to', (name, attacks) => {
  const main = path.join(MAIN_CIRCUITS, `${name}.circom`);
  let circuit: TestCircuit;
  let unsimplified: TestCircuit;

  beforeAll(async () => {
    circuit = await TestCircuit.open({ main });
    const needed = attacks.some(({ says }) => says !== undefined);
    unsimplified = needed ? await TestCircuit.open({ main, optimisation: 'O0' }) : circuit;
  }, 300_000);

  it.each(attacks.map((a) => [a.attempt, a.rule, a] as const))(
    '%s (%s)',
    (_attempt, _rule, one) => {
      const judge = one.says === undefined ? circuit : unsimplified;
      expect(judge.judgeNegative({}, one).violated).not.toEqual([]);
    },
    60_000,
  );
});
