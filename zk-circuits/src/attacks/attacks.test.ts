import { beforeAll, describe, expect, it } from '@jest/globals';
import * as path from 'node:path';
import { MAIN_CIRCUITS } from '../paths';
import { TestCircuit } from '../testing/test-circuit';
import { ATTACKS } from './index';

describe.each(Object.entries(ATTACKS))('%s refuses, in its constraints, to', (name, attacks) => {
  let circuit: TestCircuit;

  beforeAll(async () => {
    circuit = await TestCircuit.open({ main: path.join(MAIN_CIRCUITS, `${name}.circom`) });
  }, 300_000);

  it.each(attacks.map((a) => [a.attempt, a.rule, a] as const))(
    '%s (%s)',
    (_attempt, _rule, one) => {
      expect(circuit.judgeNegative({}, one).violated).not.toEqual([]);
    },
  );
});
