/**
 * Runs of lookup tags: which tags to look for in blocks, and which number the next memo may take.
 * Numbers that were given out and never reached the ledger leave gaps; they are given out again first, and never so many
 * are outstanding that the other side would stop looking.
 */
import { FuqiError, LIMITS } from '@fuqi/domain';
import { lookupTag } from '../memo/lookup-tags';
import type { TagKey } from '../memo/lookup-tags';
import { shortKey } from './wallet-state';

/** How far a memo that no tag led to may be ahead of those seen. */
const NUMBERS_AHEAD_MAX = 4_096;

/** How far ahead a member looks for its own memos; wider, because only its own wallet must agree. */
export const SELF_GAP = 64;

/** What a run of tags is for. */
export type StreamUse = 'self' | 'receiving' | 'sending';

/** One run of tags. */
export interface TagStream {
  /** Unique in a wallet, stable over restarts. */
  readonly id: string;
  readonly use: StreamUse;
  /** Member id of the other side; the member itself for `self`. */
  readonly contact: number;
  /** Generation of the member's viewing key that opens the memos. */
  readonly generation: number;
  readonly key: TagKey;
}

/** A tag that was found. */
export interface TagHit {
  readonly stream: TagStream;
  readonly counter: number;
}

/** How far a run is. */
export interface RunPosition {
  readonly stream: string;
  /** One more than the highest number seen on the ledger. */
  readonly next: number;
  /** Numbers below `next` that were not seen. */
  readonly missing: readonly number[];
  /** Numbers given out that are neither seen nor given back. */
  readonly reserved: readonly number[];
}

interface Run {
  /** Undefined until the contact is known again after a restart. */
  stream: TagStream | undefined;
  next: number;
  readonly missing: Set<number>;
  readonly reserved: Set<number>;
}

function gapOf({ use }: TagStream): number {
  return use === 'self' ? SELF_GAP : LIMITS.lookupGap;
}

/** All runs of a wallet. */
export class TagStreams {
  private readonly runs = new Map<string, Run>();
  private readonly watched = new Map<string, TagHit>();

  /** Starts looking for a run's tags, from where the run is. */
  add(stream: TagStream): void {
    const run = this.run(stream.id);
    if (run.stream !== undefined) return;
    run.stream = stream;
    run.missing.forEach((counter) => this.watch(stream, counter));
    for (let counter = run.next; counter < run.next + gapOf(stream); counter += 1) {
      this.watch(stream, counter);
    }
  }

  /** Whether a run's tags are looked for. */
  has(id: string): boolean {
    return this.runs.get(id)?.stream !== undefined;
  }

  /** The run and number of a tag that is looked for. */
  find(tag: Uint8Array): TagHit | undefined {
    return this.watched.get(shortKey(tag));
  }

  /** Whether a number lies so near that looking up to it costs little; a sender chooses his numbers freely. */
  isNear(id: string, counter: number): boolean {
    return counter < this.run(id).next + NUMBERS_AHEAD_MAX;
  }

  /** Takes note of a number seen on the ledger, and looks further ahead. */
  seen(id: string, counter: number): void {
    const run = this.run(id);
    const { stream } = run;
    run.reserved.delete(counter);
    run.missing.delete(counter);
    if (stream !== undefined) this.watched.delete(shortKey(lookupTag(stream.key, counter)));
    for (; run.next <= counter; run.next += 1) {
      if (run.next < counter) run.missing.add(run.next);
      if (stream !== undefined) this.watch(stream, run.next + gapOf(stream));
    }
  }

  /**
   * The number for the next memo of a run; it counts as given out.
   * @throws FuqiError `wallet-behind` when as many are outstanding as the other side looks ahead, `party-unknown`
   */
  reserve(id: string): number {
    const run = this.run(id);
    const { stream } = run;
    if (stream === undefined) throw new FuqiError('party-unknown', 'contact');
    const ahead = Array.from({ length: gapOf(stream) }, (_, i) => run.next + i);
    const candidates = [...[...run.missing].sort((a, b) => a - b), ...ahead];
    const counter = candidates.find((candidate) => !run.reserved.has(candidate));
    if (counter === undefined) throw new FuqiError('wallet-behind', 'memos outstanding');
    run.reserved.add(counter);
    return counter;
  }

  /** Marks a number as given out. */
  reserved(id: string, counter: number): void {
    this.run(id).reserved.add(counter);
  }

  /** Gives back the number of a memo that will never reach the ledger. */
  release(id: string, counter: number): void {
    this.run(id).reserved.delete(counter);
  }

  /** Numbers given out that are neither seen on the ledger nor given back. */
  get outstanding(): { readonly stream: string; readonly counter: number }[] {
    return [...this.runs].flatMap(([stream, { reserved }]) =>
      [...reserved].map((counter) => ({ stream, counter })),
    );
  }

  /** The tag of a run's number. @throws FuqiError `party-unknown` */
  tag(id: string, counter: number): Uint8Array {
    const { stream } = this.run(id);
    if (stream === undefined) throw new FuqiError('party-unknown', 'contact');
    return lookupTag(stream.key, counter);
  }

  /** How far every run is. */
  positions(): RunPosition[] {
    return [...this.runs].map(([stream, { next, missing, reserved }]) => ({
      stream,
      next,
      missing: [...missing],
      reserved: [...reserved],
    }));
  }

  /** Sets a run that is not looked for yet to where it was. */
  restore({ stream, next, missing, reserved }: RunPosition): void {
    const run = this.run(stream);
    run.next = next;
    missing.forEach((counter) => run.missing.add(counter));
    reserved.forEach((counter) => run.reserved.add(counter));
  }

  private run(id: string): Run {
    const known = this.runs.get(id);
    if (known !== undefined) return known;
    const run = {
      stream: undefined,
      next: 0,
      missing: new Set<number>(),
      reserved: new Set<number>(),
    };
    this.runs.set(id, run);
    return run;
  }

  private watch(stream: TagStream, counter: number): void {
    this.watched.set(shortKey(lookupTag(stream.key, counter)), { stream, counter });
  }
}
