import { FuqiError } from '@fuqi/domain';
import { eventsOf } from '@fuqi/sdk';
import type { PeerBlock, PeerFeed, PeerTransaction, RuleExecutor, StateWrite } from './peer-block';
import { Replica } from './replica';
import { ShadowLedger } from './shadow-ledger';
import type { ShadowCounts } from './shadow-ledger';

/** In what a block differs from what the rules give. */
export type DivergenceKind =
  /** A block is missing, or came twice. */
  | 'order'
  /** Valid on the peer, refused by the rules: a forged proof, a date that was closed. */
  | 'refused'
  | 'writes'
  | 'answer'
  /** Valid on the peer although something that it read had changed. */
  | 'stale-read'
  /** Invalid on the peer for a change that there was not. */
  | 'fresh-read'
  /** Notes, nullifiers or roots do not add up. */
  | 'balance';

/** A difference, with the block's name. */
export interface Divergence {
  readonly block: number;
  /** Place in the block; undefined when it is the block as a whole. */
  readonly transaction: number | undefined;
  readonly txId: string | undefined;
  readonly kind: DivergenceKind;
  /** `block-diverged`, in words. */
  readonly error: FuqiError;
}

/** What a follower works with. */
export interface FollowerOptions {
  readonly feed: PeerFeed;
  readonly executor: RuleExecutor;
  /** Called once, at the first difference: stop endorsing and call the other banks. */
  readonly onDivergence: (divergence: Divergence) => void;
}

/** How far a follower is. */
export interface FollowerStatus {
  /** The next block that it will look at. */
  readonly next: number;
  /** Transactions that it executed. */
  readonly executed: number;
  readonly divergence: Divergence | undefined;
  readonly shadow: ShadowCounts;
}

/**
 * Fabric checks proofs only when a transaction is endorsed, and two banks endorse. A follower at each bank executes every
 * transaction again, by rules that the bank built itself and on a state that it computed itself, and compares. It finds what two
 * dishonest banks wrote as soon as it is in a block; it cannot prevent it.
 */
export class Follower {
  readonly replica = new Replica();
  readonly shadow = new ShadowLedger();
  private next = 0;
  private executed = 0;
  private divergence: Divergence | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly options: FollowerOptions) {}

  get status(): FollowerStatus {
    const { next, executed, divergence, shadow } = this;
    return { next, executed, divergence, shadow: shadow.counts };
  }

  /** Whether everything seen so far is what the rules give. */
  get mayEndorse(): boolean {
    return this.divergence === undefined;
  }

  /** Looks at all blocks that there are by now; after a difference at none. Calls at the same time share one look. */
  catchUp(): Promise<void> {
    this.running ??= this.follow().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async follow(): Promise<void> {
    if (this.divergence !== undefined) return;
    for await (const block of this.options.feed.blocks(this.next)) {
      this.divergence = await this.check(block);
      if (this.divergence !== undefined) {
        this.options.onDivergence(this.divergence);
        return;
      }
      this.next += 1;
    }
  }

  private async check(block: PeerBlock): Promise<Divergence | undefined> {
    const { number } = block;
    if (number !== this.next) return diverged(number, undefined, 'order');
    for (const transaction of block.transactions) {
      const difference = await this.compare(number, transaction);
      if (difference !== undefined) return difference;
    }
    return this.shadow.isWhole ? undefined : diverged(number, undefined, 'balance', 'leaves');
  }

  private async compare(
    block: number,
    transaction: PeerTransaction,
  ): Promise<Divergence | undefined> {
    const { verdict, call, reads } = transaction;
    if (verdict === 'other') return undefined;
    const isFresh = reads.every((read) => this.replica.isFresh(read));
    if (verdict === 'stale') {
      return isFresh ? diverged(block, transaction, 'fresh-read') : undefined;
    }
    if (!isFresh) return diverged(block, transaction, 'stale-read');
    let own: Awaited<ReturnType<RuleExecutor['execute']>>;
    try {
      own = await this.options.executor.execute(call, this.replica);
    } catch (cause) {
      return diverged(block, transaction, 'refused', cause instanceof FuqiError ? cause.slug : '');
    }
    this.executed += 1;
    if (!sameWrites(own.writes, transaction.writes)) return diverged(block, transaction, 'writes');
    if (!Buffer.from(own.answer).equals(transaction.answer)) {
      return diverged(block, transaction, 'answer');
    }
    this.replica.apply(own.writes, { block, transaction: transaction.index });
    return this.count(block, transaction, own.answer);
  }

  private count(
    block: number,
    transaction: PeerTransaction,
    answer: Uint8Array,
  ): Divergence | undefined {
    const { fn, args } = transaction.call;
    const text = Buffer.from(answer).toString('utf8');
    for (const event of eventsOf({ fn, args, answer: text })) {
      const fault = this.shadow.apply(event);
      if (fault !== undefined) return diverged(block, transaction, 'balance', fault);
    }
    return undefined;
  }
}

function sameWrites(own: readonly StateWrite[], peers: readonly StateWrite[]): boolean {
  if (own.length !== peers.length) return false;
  const values = new Map(peers.map(({ key, value }) => [key, value] as const));
  return own.every(({ key, value }) => {
    const other = values.get(key);
    if (value === null || other === null) return value === other;
    return other !== undefined && Buffer.from(value).equals(other);
  });
}

function diverged(
  block: number,
  transaction: PeerTransaction | undefined,
  kind: DivergenceKind,
  why = '',
): Divergence {
  const place = transaction === undefined ? '' : ` transaction ${transaction.index}`;
  const detail = `block ${block}${place}: ${kind}${why === '' ? '' : `, ${why}`}`;
  return {
    ...{ block, transaction: transaction?.index, txId: transaction?.call.txId, kind },
    error: new FuqiError('block-diverged', detail),
  };
}
