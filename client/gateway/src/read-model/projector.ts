/**
 * Keeps the tables in step with the ledger. Rows of blocks and the number of the next one are written in one transaction:
 * whenever the process ends, each block has been taken once or not at all.
 */
import { EventEmitter } from 'node:events';
import { SerialQueue } from '@fuqi/sdk';
import type { LedgerBlock } from '@fuqi/sdk';
import type { Database } from '../db/database';
import type { GatewayMember } from '../member/gateway-member';
import { z } from '../schemas/z';
import { indexNotes, projectBlock } from './project-block';
import type { NoteIndex } from './project-block';

/** Blocks in one transaction while catching up. */
const BLOCKS_PER_TRANSACTION = 64;

const checkpointRow = z.object({ next_block: z.int(), date_code: z.int().nullable() });

/** Where the tables stand. */
export interface Checkpoint {
  /** The next block to take. */
  readonly nextBlock: number;
  /** Date code as of the last block taken; undefined before the first step. */
  readonly date: number | undefined;
}

/** See the file. One process writes the tables of a database. */
export class Projector {
  private readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly taking = new SerialQueue();

  constructor(
    private readonly db: Database,
    private readonly member: Pick<GatewayMember, 'wallet' | 'ledger'>,
  ) {}

  async checkpoint(): Promise<Checkpoint> {
    const [row] = await this.db.query(
      checkpointRow,
      'select next_block, date_code from checkpoint where id = 1',
    );
    return { nextBlock: row?.next_block ?? 0, date: row?.date_code ?? undefined };
  }

  /** Takes all blocks up to the newest one; calls at the same time run one after another. @returns blocks taken */
  run(): Promise<number> {
    return this.taking.run(() => this.catchUp());
  }

  /**
   * Empties the tables and fills them from the first block again: after a contact was added late, or to check them. Meanwhile
   * they show an earlier state of the ledger.
   */
  rebuild(): Promise<number> {
    return this.taking.run(async () => {
      await this.db.transaction(async (tx) => {
        await tx.run('delete from events');
        await tx.run('delete from vouchers');
        await tx.run('update checkpoint set next_block = 0, date_code = null where id = 1');
      });
      return this.catchUp();
    });
  }

  /** Resolves when nothing is being taken. */
  idle(): Promise<void> {
    return this.taking.idle();
  }

  /** Calls back after new blocks are in the tables. @returns ends it */
  onAdvance(listener: () => void): () => void {
    this.changes.on('advance', listener);
    return () => this.changes.off('advance', listener);
  }

  private async catchUp(): Promise<number> {
    const { wallet, ledger } = this.member;
    await wallet.sync(ledger);
    const { nextBlock } = await this.checkpoint();
    if (nextBlock >= wallet.position) return 0;
    const index = indexNotes(wallet.history);
    let taken = 0;
    let waiting: LedgerBlock[] = [];
    const upTo = wallet.position;
    for await (const block of ledger.blocks(nextBlock)) {
      // Newer blocks are not in the index yet; the next run takes them.
      if (block.number >= upTo) break;
      waiting.push(block);
      if (waiting.length < BLOCKS_PER_TRANSACTION) continue;
      taken += await this.take(waiting, index);
      waiting = [];
    }
    taken += await this.take(waiting, index);
    if (taken > 0) this.changes.emit('advance');
    return taken;
  }

  private async take(blocks: readonly LedgerBlock[], index: NoteIndex): Promise<number> {
    const last = blocks.at(-1);
    if (last === undefined) return 0;
    await this.db.transaction(async (tx) => {
      for (const block of blocks) await projectBlock(tx, block, index);
      await tx.run('update checkpoint set next_block = $1 where id = 1', [last.number + 1]);
    });
    return blocks.length;
  }
}
