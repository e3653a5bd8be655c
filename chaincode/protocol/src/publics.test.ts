import { describe, expect, it } from '@jest/globals';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { CIRCUITS, type CircuitName } from './circuits';
import { FIELD_ORDER } from './field';
import {
  type FixedInputs,
  PUBLIC_INPUTS,
  assemblePublics,
  carriedInputs,
  carriedPart,
  legEffects,
  publicPosition,
} from './publics';

const page = fs.readFileSync(path.join(__dirname, '../../../docs/PROTOCOL.md'), 'utf8');

const fixed: FixedInputs = {
  ...{ partyRoot: 1001n, date: 1002n, supervisorX: 1003n, supervisorY: 1004n, maxLayer: 1005n },
  ...{ rootBudget: 1006n, maxDue: 1007n, context: 1008n },
};

/** The list on the page, with `cm0…cm3` written out. */
function listOnPage(circuit: CircuitName): { count: number; names: string[] } {
  const section = page.slice(page.indexOf(`\`${circuit}\` (circuit`));
  const [, count, list] = /Public \((\d+)\): `([^`]+)`/.exec(section) ?? [];
  const names = (list ?? '').split(',').flatMap((part) => {
    const [, stem, from, to] = /^([a-z]+)(\d+)…[a-z]+(\d+)$/.exec(part.trim()) ?? [];
    if (stem === undefined) return [part.trim()];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${stem}${i}`);
  });
  return { count: Number(count), names };
}

describe('public inputs', () => {
  it.each(CIRCUITS)('of %s are those of the page', (circuit) => {
    const { count, names } = listOnPage(circuit);
    expect(PUBLIC_INPUTS[circuit]).toEqual(names);
    expect(PUBLIC_INPUTS[circuit]).toHaveLength(count);
  });

  it.each(CIRCUITS)('of %s are assembled from what is carried and what is fixed', (circuit) => {
    const carried = carriedInputs(circuit).map((_, i) => BigInt(i));
    const publics = assemblePublics(circuit, carried, fixed);
    expect(publics).toHaveLength(PUBLIC_INPUTS[circuit].length);
    expect(carriedPart(circuit, publics)).toEqual(carried);
    PUBLIC_INPUTS[circuit].forEach((name, i) => {
      expect(publicPosition(circuit, name)).toBe(i);
      if (name in fixed) expect(publics[i]).toBe(fixed[name as keyof FixedInputs]);
    });
    expect(() => assemblePublics(circuit, [...carried, 0n], fixed)).toThrow('malformed');
    expect(() => assemblePublics(circuit, carried.slice(1), fixed)).toThrow('malformed');
    const beyond = { ...fixed, context: FIELD_ORDER };
    expect(() => assemblePublics(circuit, carried, beyond)).toThrow('non-canonical');
  });

  it('say what the ledger reads and writes', () => {
    const effects = (circuit: CircuitName) => {
      const names = carriedInputs(circuit);
      const { tag, ...rest } = legEffects(
        circuit,
        names.map((_, i) => BigInt(i)),
      );
      const named = (values: readonly bigint[]) => values.map((i) => names[Number(i)]);
      return {
        nullifiers: named(rest.nullifiers),
        tag: tag === undefined ? undefined : names[Number(tag)],
        commitments: named(rest.commitments),
        roots: named(rest.roots),
      };
    };
    const four = ['cm0', 'cm1', 'cm2', 'cm3'];
    expect(effects('move')).toEqual({
      ...{ nullifiers: ['nf0', 'nf1'], tag: undefined, commitments: four },
      roots: ['root0', 'root1', 'recordRoot'],
    });
    expect(effects('issue')).toEqual({
      ...{ nullifiers: ['nf0', 'nf1'], tag: undefined, commitments: four },
      roots: ['root0', 'root1'],
    });
    expect(effects('clear')).toEqual({
      ...{ nullifiers: ['nf0'], tag: undefined, commitments: ['cm0', 'cm1'] },
      roots: ['root0', 'recordRoot'],
    });
    const tagged = { nullifiers: [], tag: 'tag', roots: [] };
    expect(effects('register')).toEqual({ ...tagged, commitments: [] });
    expect(effects('grant')).toEqual({ ...tagged, commitments: ['cm0'] });
    expect(effects('attest')).toEqual({ ...tagged, commitments: ['cm0'] });
  });

  it('have no position under another name', () => {
    expect(() => publicPosition('attest', 'nf0')).toThrow('malformed');
  });
});
