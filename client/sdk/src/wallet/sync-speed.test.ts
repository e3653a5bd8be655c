import { expect, test } from '@jest/globals';
import {
  CHUNK_LEAVES,
  ChunkedTree,
  MEMO_BYTES,
  PROOF_BYTES,
  carriedInputs,
  chunkRoot,
  encodeOperation,
  fieldToHex,
  rootFromPath,
} from '@fuqi/protocol';
import type { Leg } from '@fuqi/protocol';
import { randomBytes } from 'node:crypto';
import type { LedgerBlock, LedgerEvent } from '../ledger/ledger';
import { scanOperation } from '../ledger/scan-operation';
import { mintDeposit } from '../operations/acts/grants';
import { BANK_A, FIRST_DAY, T1, TestWorld } from '../testing/world';
import { MemoryRecords } from './journal';
import { NotePaths } from './note-paths';
import { Wallet } from './wallet';

const FOREIGN_NOTES = 100_000;
const NOTES_PER_OPERATION = 4;
const OPERATIONS_PER_BLOCK = 100;
const SECONDS_ALLOWED = 10;

/** One foreign move as it stands in a block; every copy gets other nullifiers, commitments, tags. */
function template(): Uint8Array {
  const leg: Leg = {
    circuit: 'move',
    publics: carriedInputs('move').map((_, i) => BigInt(i + 1)),
    proof: new Uint8Array(PROOF_BYTES),
    memos: [new Uint8Array(MEMO_BYTES), new Uint8Array(MEMO_BYTES)],
  };
  return encodeOperation({
    validUntil: FIRST_DAY * 4,
    evidence: new Uint8Array(32),
    text: new Uint8Array(32),
    date: FIRST_DAY * 4,
    epoch: 1,
    policy: 2,
    partyRoot: 0n,
    legs: [leg],
  });
}

/** Blocks of foreign operations, each with its seal behind it, made while they are read. */
async function* foreignBlocks(from: number, firstLeaf: number): AsyncIterable<LedgerBlock> {
  const bytes = template();
  const [leg] = scanOperation(bytes);
  if (leg === undefined) throw new Error('no leg');
  const places = [...leg.nullifierBytes, ...leg.memos.map((memo) => memo.subarray(0, 64))].map(
    (part) => [part.byteOffset - bytes.byteOffset, part.length] as const,
  );
  let number = from;
  let leaf = firstLeaf;
  for (let made = 0; made < FOREIGN_NOTES;) {
    const events: LedgerEvent[] = [];
    const anchors: string[] = [];
    for (let i = 0; i < OPERATIONS_PER_BLOCK && made < FOREIGN_NOTES; i += 1) {
      const copy = Uint8Array.from(bytes);
      for (const [at, length] of places) copy.set(randomBytes(length), at);
      events.push({ type: 'operation', digest: String(made), bytes: copy });
      anchors.push(`nf/${fieldToHex(BigInt(made))}`);
      made += NOTES_PER_OPERATION;
    }
    const count = anchors.length * NOTES_PER_OPERATION;
    events.push({ type: 'sealed', anchors, first: leaf, count, root: 0n });
    leaf += count;
    yield { number, events };
    number += 1;
  }
}

test(`a wallet ${FOREIGN_NOTES} foreign notes behind is ready in ${SECONDS_ALLOWED} s on one core`, async () => {
  const world = await TestWorld.open();
  await world
    .member(BANK_A)
    .carryOut(mintDeposit(world.member(BANK_A).session, { to: T1, value: 7n }));
  const own: LedgerBlock[] = [];
  for await (const block of world.ledger.blocks(0)) own.push(block);
  const chain = async function* (): AsyncIterable<LedgerBlock> {
    yield* own;
    yield* foreignBlocks(own.length, 1);
  };
  // The tree as a peer would answer for it: the member's note in the first chunk, foreign ones everywhere else.
  const chunks = Math.floor((FOREIGN_NOTES + 1) / CHUNK_LEAVES);
  const foreign = (count: number): bigint[] => Array.from({ length: count }, (_, i) => BigInt(i));
  const first = [world.ledger.leaves[0] ?? 0n, ...foreign(CHUNK_LEAVES - 1)];
  const open = foreign((FOREIGN_NOTES + 1) % CHUNK_LEAVES);
  const roots = [chunkRoot(first), ...foreign(chunks - 1)];
  const whole = new ChunkedTree();
  whole.setChunks(roots.map((root, i) => [BigInt(i), root] as const));
  whole.setOpenChunk(BigInt(chunks), open);
  const { root } = whole;
  const { keys } = world.member(T1);
  const contacts = world.book.contactsOf(T1);

  const started = process.cpuUsage();
  const wallet = await Wallet.open({ id: T1, keys, store: new MemoryRecords() }, contacts);
  const report = await wallet.sync({ blocks: chain });
  const paths = new NotePaths({
    tree: () => Promise.resolve({ leaves: FOREIGN_NOTES + 1, chunks, root }),
    chunk: (index) => Promise.resolve(index === 0 ? first : open),
    chunkRoots: (from) => Promise.resolve(roots.slice(from, from + 512)),
  });
  const [note] = wallet.notes;
  if (note === undefined) throw new Error('no note');
  const path = await paths.path(note);
  const used = process.cpuUsage(started);
  const seconds = (used.user + used.system) / 1e6;

  expect(rootFromPath(note.commitment, path)).toBe(root);
  expect(wallet.notes.map(({ note: { value } }) => value)).toEqual([7n]);
  expect(report.operations).toBe(1 + FOREIGN_NOTES / NOTES_PER_OPERATION);
  expect(wallet.position).toBe(report.blocks);
  expect(seconds).toBeLessThan(SECONDS_ALLOWED);
}, 120_000);
