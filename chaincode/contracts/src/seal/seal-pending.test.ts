import { CHUNK_LEAVES, Frontier } from '@fuqi/protocol';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../encoding/canonical-json';
import { fieldHex } from '../encoding/hex';
import { writePending } from '../state/pending-repository';
import { Overlay } from '../overlay/overlay';
import { OPERATOR, TestNetwork, brief } from '../testing/test-network';
import { element } from '../testing/test-operation';

let net: TestNetwork;
beforeEach(async () => {
  net = await TestNetwork.open();
});

/** Pending entries without operations before them, for long lists. */
const pend = async (labels: readonly string[], each: number): Promise<string[]> => {
  const transaction = net.ledger.begin();
  const overlay = new Overlay(transaction);
  const anchors = labels.map((label) => `nf/${fieldHex(element(label))}`);
  anchors.forEach((anchor, i) => {
    const leaves = Array.from({ length: each }, (_, j) =>
      element(`${labels[i] ?? ''} ${String(j)}`),
    );
    writePending(overlay, anchor, leaves);
  });
  await overlay.flush();
  expect(net.ledger.commit(transaction)).toBe('VALID');
  return anchors;
};
const query = async (fn: string, ...args: string[]): Promise<unknown> =>
  JSON.parse((await net.simulate(`query:${fn}`, args)).answer);

describe('seal', () => {
  it('appends in the listed order, deletes the entries and opens the new root', async () => {
    await net.submit([
      net.operation([net.leg('move', 'a')]),
      net.operation([net.leg('clear', 'b')]),
    ]);
    const [a, b] = [`nf/${fieldHex(element('a nf0'))}`, `nf/${fieldHex(element('b nf0'))}`];
    const { answer, transaction } = await net.seal([b, a], { as: OPERATOR });
    const model = Frontier.empty();
    model.append([element('genesis cm0')]);
    const leaves = ['b cm0', 'b cm1', 'a cm0', 'a cm1', 'a cm2', 'a cm3'].map(element);
    const { root } = model.append(leaves);
    expect(JSON.parse(answer)).toEqual({ count: 6, first: 1, root: fieldHex(root) });
    expect(transaction.event?.name).toBe('fuqi.seal');
    expect(net.pendingAnchors()).toEqual([]);
    expect(await query('root', fieldHex(root))).toEqual({ known: true, leaves: 7 });
    expect(await query('tree')).toEqual({ chunks: 0, leaves: 7, root: fieldHex(root) });
    const all = [element('genesis cm0'), ...leaves].map(fieldHex);
    expect(await query('chunk', '0')).toEqual({ leaves: all });
  });

  it('makes what it sealed spendable under the new root and leaves older roots valid', async () => {
    const before = net.knownRoot;
    await net.submit([net.operation([net.leg('move', 'a')])]);
    await net.seal(net.pendingAnchors());
    const after = await net.noteRoot();
    const leg = net.leg('move', 'b', { root0: after, root1: before, recordRoot: before });
    expect((await net.submit([net.operation([leg])])).map(brief)).toEqual(['recorded']);
  });

  it('refuses a list with an entry twice, an unknown entry, an empty or unreadable list', async () => {
    const [anchor = ''] = await pend(['a'], 4);
    const unknown = `nf/${fieldHex(element('b'))}`;
    await expect(net.seal([anchor, anchor])).rejects.toThrow('FUQI-SEAL-002 seal-duplicate');
    await expect(net.seal([anchor, unknown])).rejects.toThrow('FUQI-SEAL-003 seal-unknown');
    await expect(net.seal([])).rejects.toThrow('malformed');
    await expect(net.seal([`party/${'0'.repeat(64)}`])).rejects.toThrow('malformed');
    const spaced = JSON.stringify([anchor], undefined, 1);
    await expect(net.simulate('seals:seal', [spaced])).rejects.toThrow('malformed');
    expect(net.pendingAnchors()).toEqual([anchor]);
  });

  it('refuses an entry that an earlier seal took', async () => {
    const anchors = await pend(['a'], 4);
    await net.seal(anchors);
    await expect(net.seal(anchors)).rejects.toThrow('seal-unknown');
  });

  it('takes 256 entries and refuses 257', async () => {
    const anchors = await pend(
      Array.from({ length: 257 }, (_, i) => String(i)),
      1,
    );
    await expect(net.seal(anchors)).rejects.toThrow('FUQI-SEAL-004 seal-too-large');
    const { answer } = await net.seal(anchors.slice(0, 256));
    expect(JSON.parse(answer)).toMatchObject({ count: 256 });
  });

  it('loses a race against another seal without harm, whether they share entries or not', async () => {
    const [a = '', b = ''] = await pend(['a', 'b'], 4);
    const first = await net.simulate('seals:seal', [canonicalJson([a])]);
    const second = await net.simulate('seals:seal', [canonicalJson([b])]);
    expect(net.ledger.commit(first.transaction)).toBe('VALID');
    expect(net.ledger.commit(second.transaction)).toBe('MVCC_READ_CONFLICT');
    expect(net.pendingAnchors()).toEqual([b]);
    await net.seal([b]);
    expect(await query('tree')).toMatchObject({ leaves: 9 });
  });

  it('does not conflict with operations that make new entries meanwhile', async () => {
    const anchors = await pend(['a'], 4);
    const seal = await net.simulate('seals:seal', [canonicalJson(anchors)]);
    await net.submit([net.operation([net.leg('move', 'b')])]);
    expect(net.ledger.commit(seal.transaction)).toBe('VALID');
  });

  it('writes each complete chunk and its root, across several in one seal', async () => {
    const labels = Array.from({ length: 150 }, (_, i) => `chunk ${String(i)}`);
    await net.seal(await pend(labels, 4));
    const leaves = [element('genesis cm0')];
    for (const label of labels) {
      for (let j = 0; j < 4; j += 1) leaves.push(element(`${label} ${String(j)}`));
    }
    const { chunks } = Frontier.empty().append(leaves);
    expect(chunks).toHaveLength(2);
    expect(await query('chunkRoots', '0')).toEqual({
      roots: chunks.map(({ root }) => fieldHex(root)),
    });
    expect(await query('chunkRoots', '1')).toEqual({ roots: [fieldHex(chunks[1]?.root ?? 0n)] });
    for (const index of [0, 1, 2]) {
      const own = leaves.slice(index * CHUNK_LEAVES, (index + 1) * CHUNK_LEAVES);
      expect(await query('chunk', String(index))).toEqual({ leaves: own.map(fieldHex) });
    }
    expect(await query('tree')).toMatchObject({ chunks: 2, leaves: 601 });
  });

  it('reads each entry, the frontier and the open chunk, and nothing else', async () => {
    const anchors = await pend(['a', 'b'], 4);
    const { transaction } = await net.simulate('seals:seal', [canonicalJson(anchors)]);
    const families = [...transaction.reads.keys()].map((key) => key.split('/')[0]).sort();
    expect(families).toEqual(['channel', 'chunk', 'pending', 'pending', 'tree']);
    const written = [...transaction.writes.keys()].map((key) => key.split('/')[0]);
    expect(written).toEqual(['chunk', 'pending', 'pending', 'root', 'tree']);
  });
});
