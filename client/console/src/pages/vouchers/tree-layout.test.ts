import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { layoutTree } from './tree-layout';
import type { TreePart } from './tree-layout';

const part = (id: string, parent: string | null): TreePart => ({ id, parent });

describe('the drawing of a split', () => {
  test('puts each part beside what it was cut from', () => {
    const tree = layoutTree([part('R', null), part('a', 'R'), part('b', 'R'), part('c', 'b')]);
    const at = Object.fromEntries(
      tree.nodes.map(({ node, column, row }) => [node.id, [column, row]]),
    );
    expect(at).toEqual({ R: [0, 0.5], a: [1, 0], b: [1, 1], c: [2, 1] });
    expect(tree.links.map(({ from, to }) => from.node.id + to.node.id)).toEqual(['Ra', 'Rb', 'bc']);
    expect([tree.columns, tree.rows]).toEqual([3, 2]);
  });

  test('takes parts without a known parent for roots', () => {
    expect(layoutTree([part('a', 'unseen'), part('b', null)]).nodes).toHaveLength(2);
    expect(layoutTree([])).toEqual({ nodes: [], links: [], columns: 0, rows: 0 });
  });

  test('no two parts stand on each other, whatever the tree', () => {
    const forest = fc.array(fc.nat(), { maxLength: 40 }).map((parents) =>
      parents.map((parent, place) => {
        const up = parent % (place + 1);
        return part(String(place), up === place ? null : String(up));
      }),
    );
    fc.assert(
      fc.property(forest, (parts) => {
        const { nodes } = layoutTree(parts);
        expect(nodes).toHaveLength(parts.length);
        const places = nodes.map(({ column, row }) => `${String(column)} ${String(row)}`);
        expect(new Set(places).size).toBe(parts.length);
      }),
    );
  });
});
