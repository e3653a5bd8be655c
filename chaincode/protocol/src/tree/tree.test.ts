import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CHUNK_LEAVES, FIELD_ORDER, Frontier, emptyRoots, hash4, toHex } from '../index';
import { ChunkedTree, chunkRoot } from './chunked-tree';
import { indexDigits, rootFromPath } from './path';
import { QuadTree } from './quad-tree';

const element = fc.bigInt({ min: 1n, max: FIELD_ORDER - 1n });

/** A stand-in that is fast and keeps order and position apart; the real hash is used where its value counts. */
const quick = (c0: bigint, c1: bigint, c2: bigint, c3: bigint): bigint =>
  (c0 * 3n + c1 * 5n + c2 * 7n + c3 * 11n + 13n) % FIELD_ORDER;

function treeOf(depth: number, leaves: readonly bigint[], hash = hash4): QuadTree {
  const tree = new QuadTree(depth, hash);
  tree.setAll(leaves.map((leaf, i) => [BigInt(i), leaf] as const));
  return tree;
}

describe('quaternary tree', () => {
  it('has the node rule of the page', () => {
    const tree = treeOf(2, [1n, 2n, 3n, 4n, 5n]);
    const left = hash4(1n, 2n, 3n, 4n);
    const next = hash4(5n, 0n, 0n, 0n);
    const empty = hash4(0n, 0n, 0n, 0n);
    expect(tree.root).toBe(hash4(left, next, empty, empty));
    expect(emptyRoots(1)).toEqual([0n, empty]);
    expect(new QuadTree(3).root).toBe(emptyRoots(3)[3]);
  });

  it('proves every leaf, full or empty, at its index only', () => {
    const leaves = Array.from({ length: 30 }, (_, i) => BigInt(i + 100));
    const tree = treeOf(3, leaves);
    for (let i = 0n; i < 64n; i++) {
      const path = tree.path(i);
      expect(rootFromPath(leaves[Number(i)] ?? 0n, path)).toBe(tree.root);
      const moved = rootFromPath(leaves[Number(i)] ?? 0n, { ...path, index: i ^ 1n });
      if (i < 30n) expect(moved).not.toBe(tree.root);
    }
  });

  it('replaces a leaf in place with the same siblings', () => {
    const tree = treeOf(3, [1n, 2n, 3n, 4n, 5n, 6n]);
    const before = tree.path(4n);
    tree.set(4n, 99n);
    expect(tree.path(4n)).toEqual(before);
    expect(rootFromPath(99n, before)).toBe(tree.root);
  });

  it('reads the digits of an index from the lowest', () => {
    expect(indexDigits(0b110110n, 4)).toEqual([2, 1, 3, 0]);
    expect(() => indexDigits(256n, 4)).toThrow('out-of-range');
    expect(() => new QuadTree(2).set(16n, 1n)).toThrow('out-of-range');
    expect(() => new QuadTree(2).path(-1n)).toThrow('out-of-range');
  });
});

describe('frontier', () => {
  it('has the root of the whole tree however leaves were grouped, and one encoding', () => {
    const groups = fc.array(fc.array(element, { maxLength: 9 }), { maxLength: 9 });
    fc.assert(
      fc.property(groups, (appended) => {
        let frontier = Frontier.empty(4);
        for (const leaves of appended) {
          const { root, firstIndex } = frontier.append(leaves);
          expect(firstIndex).toBe(frontier.size - BigInt(leaves.length));
          expect(root).toBe(frontier.root);
          frontier = Frontier.decode(frontier.encode());
        }
        const all = appended.flat();
        expect(frontier.root).toBe(treeOf(4, all).root);
        const once = Frontier.empty(4);
        once.append(all);
        expect(toHex(once.encode())).toBe(toHex(frontier.encode()));
      }),
      { numRuns: 20 },
    );
  });

  it('fills up to the last leaf and refuses one more without a trace', () => {
    const leaves = Array.from({ length: 16 }, (_, i) => BigInt(i + 1));
    const frontier = Frontier.empty(2);
    frontier.append(leaves.slice(0, 15));
    const before = toHex(frontier.encode());
    expect(() => frontier.append([16n, 17n])).toThrow('out-of-range');
    expect(toHex(frontier.encode())).toBe(before);
    frontier.append([16n]);
    expect(frontier.root).toBe(treeOf(2, leaves).root);
    expect(Frontier.decode(frontier.encode()).root).toBe(frontier.root);
    expect(() => frontier.append([17n])).toThrow('out-of-range');
  });

  it('reports each chunk when its last leaf arrives', () => {
    const leaves = Array.from({ length: 700 }, (_, i) => BigInt(i + 1));
    const frontier = Frontier.empty(6, quick);
    expect(frontier.append(leaves.slice(0, 255)).chunks).toEqual([]);
    const first = frontier.append(leaves.slice(255, 256)).chunks;
    const second = frontier.append(leaves.slice(256)).chunks;
    const expected = [0, 1].map((index) => ({
      index: BigInt(index),
      root: chunkRoot(leaves.slice(index * CHUNK_LEAVES, (index + 1) * CHUNK_LEAVES), quick),
    }));
    expect([...first, ...second]).toEqual(expected);
  });

  it('keeps a clone apart', () => {
    const frontier = Frontier.empty(3);
    frontier.append([1n, 2n]);
    const clone = frontier.clone();
    clone.append([3n]);
    expect(frontier.size).toBe(2n);
    expect(frontier.root).toBe(treeOf(3, [1n, 2n]).root);
  });

  it('refuses bytes that it does not produce', () => {
    const frontier = Frontier.empty(3);
    frontier.append([1n, 2n, 3n, 4n, 5n]);
    const bytes = frontier.encode();
    expect(() => Frontier.decode(bytes.slice(0, -1))).toThrow('malformed');
    expect(() => Frontier.decode(new Uint8Array([...bytes, 0]))).toThrow('malformed');
    expect(() => Frontier.decode(bytes.fill(0xff, 1, 9))).toThrow('out-of-range');
  });
});

describe('chunked tree', () => {
  it('gives the paths of the whole tree from chunk roots and one chunk', () => {
    const leaves = Array.from({ length: 600 }, (_, i) => BigInt(i + 1));
    const whole = treeOf(6, leaves, quick);
    const frontier = Frontier.empty(6, quick);
    const { chunks } = frontier.append(leaves);
    const chunked = new ChunkedTree(6, quick);
    chunked.setChunks(chunks.map(({ index, root }) => [index, root] as const));
    chunked.setOpenChunk(2n, leaves.slice(512));
    expect(chunked.root).toBe(frontier.root);
    for (const index of [0n, 255n, 256n, 300n, 512n, 599n]) {
      const first = Number(index / 256n) * 256;
      expect(chunked.path(index, leaves.slice(first, first + 256))).toEqual(whole.path(index));
    }
    expect(() => chunked.path(0n, leaves.slice(1, 257))).toThrow('root-unknown');
  });
});
