/** Where notes lie in the ledger's tree: a wallet hashes the chunks it has notes in and the roots above them, no more. */
import { FuqiError } from '@fuqi/domain';
import { CHUNK_LEAVES, ChunkedTree } from '@fuqi/protocol';
import type { MerklePath } from '@fuqi/protocol';
import type { Ledger } from '../ledger/ledger';
import type { LedgerPlace } from './wallet-note';

type TreePort = Pick<Ledger, 'tree' | 'chunk' | 'chunkRoots'>;

const REFRESH_TRIES = 5;

/** Paths under one root of the ledger's tree, the newest at the last {@link refresh}. */
export class NotePaths {
  private readonly roots: bigint[] = [];
  private readonly complete = new Map<number, readonly bigint[]>();
  private open: { readonly index: number; readonly leaves: readonly bigint[] } = {
    index: 0,
    leaves: [],
  };
  private leaves = 0;
  private tree = new ChunkedTree();

  constructor(private readonly ledger: TreePort) {}

  /** The root under which paths are given. */
  get root(): bigint {
    return this.tree.root;
  }

  /** Number of leaves under the root. */
  get size(): number {
    return this.leaves;
  }

  /**
   * Takes what was sealed since. What a peer answers is checked against the root it answers; that the ledger knows this
   * root, the proof will show.
   * @throws FuqiError `root-unknown` when the answers never fit each other, `ledger-unavailable`
   */
  async refresh(): Promise<void> {
    for (let left = REFRESH_TRIES; left > 0; left -= 1) {
      const { leaves, chunks, root } = await this.ledger.tree();
      while (this.roots.length < chunks) {
        const more = await this.ledger.chunkRoots(this.roots.length);
        if (more.length === 0) break;
        const from = this.roots.length;
        this.tree.setChunks(more.map((node, i) => [BigInt(from + i), node] as const));
        this.roots.push(...more);
      }
      // Seals go on meanwhile: only answers of one moment give a root.
      const open = await this.ledger.chunk(chunks);
      if (chunks !== this.roots.length || open.length !== leaves % CHUNK_LEAVES) continue;
      if (open.length > 0) this.tree.setOpenChunk(BigInt(chunks), open);
      this.open = { index: chunks, leaves: open };
      this.leaves = leaves;
      if (this.tree.root === root) return;
      this.forget();
    }
    throw new FuqiError('root-unknown', 'answers about the tree');
  }

  /** Path of a sealed commitment. @throws FuqiError `note-pending`, `root-unknown`, `note-not-found` */
  async path(place: Pick<LedgerPlace, 'commitment' | 'sealed'>): Promise<MerklePath> {
    const { commitment, sealed } = place;
    if (sealed === undefined) throw new FuqiError('note-pending');
    const end = sealed.first + sealed.count;
    if (end > this.leaves) await this.refresh();
    const last = Math.floor((end - 1) / CHUNK_LEAVES);
    for (let index = Math.floor(sealed.first / CHUNK_LEAVES); index <= last; index += 1) {
      const leaves = await this.chunk(index);
      const at = leaves.indexOf(commitment);
      if (at >= 0) return this.tree.path(BigInt(index * CHUNK_LEAVES + at), leaves);
    }
    throw new FuqiError('note-not-found', 'not among the leaves of its seal');
  }

  private async chunk(index: number): Promise<readonly bigint[]> {
    if (index === this.open.index) return this.open.leaves;
    const known = this.complete.get(index);
    if (known !== undefined) return known;
    const leaves = await this.ledger.chunk(index);
    this.complete.set(index, leaves);
    return leaves;
  }

  private forget(): void {
    this.roots.length = 0;
    this.complete.clear();
    this.tree = new ChunkedTree();
  }
}
