import { FuqiError, LIMITS } from '@fuqi/domain';
import type { Ledger, SubmitOutcome } from '@fuqi/sdk';
import { systemClock } from '../host';
import type { Cancel, Clock } from '../ports';
import { sealOrder } from './seal-rank';

/** How a bank's sealer works. */
export interface SealerOptions {
  readonly ledger: Ledger;
  /** MSP id of this bank. */
  readonly bank: string;
  /** MSP ids of all banks that seal. */
  readonly banks: readonly string[];
  /** Between two looks at the ledger, milliseconds; default 500. */
  readonly lookMs?: number;
  /** An entry seen this long ago is old enough although no block came, milliseconds; default 1 s. */
  readonly quietMs?: number;
  /** The last bank in the order seals at the latest this long after the first could have, milliseconds; default 8 s. */
  readonly takeoverMs?: number;
  /** A lag above this is late, milliseconds; default 10 s. */
  readonly lateMs?: number;
  readonly onLag?: (lag: SealLag) => void;
  readonly clock?: Clock;
}

/** How far sealing is behind. */
export interface SealLag {
  /** Entries that wait. */
  readonly entries: number;
  /** How long this bank has seen the oldest of them wait. */
  readonly oldestMs: number;
  readonly oldestBlocks: number;
  readonly late: boolean;
  /** The bank whose turn it is first on the present root. */
  readonly leader: string;
  /** Why the last look or seal failed; undefined when it did not. */
  readonly error: FuqiError | undefined;
}

interface Seen {
  readonly at: number;
  readonly block: number;
}

/**
 * Seals at one bank. Any bank may; on each root they take turns in the order of {@link sealOrder}, each a step later than the
 * one before, so that one leads and, when it is dead, the next one seals. Two that seal at once do no harm: both read the
 * frontier of the tree, and only one of the transactions is valid.
 */
export class Sealer {
  private readonly clock: Clock;
  private readonly seen = new Map<string, Seen>();
  private root: bigint | undefined;
  /** Since when something could have been sealed on the present root. */
  private dueSince: number | undefined;
  private error: FuqiError | undefined;
  private looking: Promise<void> | undefined;
  private alarm: Cancel | undefined;
  private sealed = 0;
  private stopped = true;
  private height = 0;

  /** @throws FuqiError `configuration-invalid` for a bank that is not in the list */
  constructor(private readonly options: SealerOptions) {
    if (!options.banks.includes(options.bank)) throw new FuqiError('configuration-invalid', 'bank');
    this.clock = options.clock ?? systemClock;
  }

  /** Looks now and from then on regularly. */
  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    void this.cycle();
  }

  /** Resolves when the last look has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.alarm?.();
    await this.looking;
  }

  /** Seals of this bank that were recorded. */
  get seals(): number {
    return this.sealed;
  }

  get lag(): SealLag {
    const now = this.clock.now();
    const first = this.oldest();
    const oldestMs = first === undefined ? 0 : now - first.at;
    return {
      entries: this.seen.size,
      oldestMs,
      oldestBlocks: first === undefined ? 0 : Math.max(0, this.height - first.block),
      late: oldestMs > (this.options.lateMs ?? 10_000),
      leader: sealOrder(this.root ?? 0n, this.options.banks)[0] ?? '',
      error: this.error,
    };
  }

  /** Looks once and seals if it is this bank's turn; one look at a time. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce()
      .catch((cause: unknown) => {
        this.error =
          cause instanceof FuqiError ? cause : new FuqiError('unexpected', '', { cause });
      })
      .finally(() => {
        this.looking = undefined;
        this.options.onLag?.(this.lag);
      });
    return this.looking;
  }

  private async cycle(): Promise<void> {
    await this.look();
    if (this.stopped) return;
    this.alarm = this.clock.after(this.options.lookMs ?? 500, () => void this.cycle());
  }

  private async lookOnce(): Promise<void> {
    const { ledger } = this.options;
    this.height = await ledger.height();
    const pending = await ledger.pending();
    const { root } = await ledger.tree();
    this.error = undefined;
    this.notice(pending.map(({ anchor }) => anchor));
    const ready = this.ripe();
    const now = this.clock.now();
    if (root !== this.root || ready.length === 0) this.dueSince = undefined;
    this.root = root;
    if (ready.length === 0) return;
    this.dueSince ??= now;
    if (now - this.dueSince < this.turn(root)) return;
    this.judge(await ledger.seal(ready));
  }

  /** How long after the first bank this one seals on a root, milliseconds. */
  private turn(root: bigint): number {
    const { bank, banks, takeoverMs = 8_000 } = this.options;
    const place = sealOrder(root, banks).indexOf(bank);
    return place === 0 ? 0 : Math.floor((place * takeoverMs) / (banks.length - 1));
  }

  /** Remembers since when each entry waits, and forgets what waits no more. */
  private notice(anchors: readonly string[]): void {
    const waiting = new Set(anchors);
    for (const anchor of this.seen.keys()) if (!waiting.has(anchor)) this.seen.delete(anchor);
    const now = { at: this.clock.now(), block: this.height };
    for (const anchor of [...anchors].sort()) {
      if (!this.seen.has(anchor)) this.seen.set(anchor, now);
    }
  }

  /** Entries old enough, the oldest first, no more than one seal takes. */
  private ripe(): string[] {
    const { quietMs = 1_000 } = this.options;
    const now = this.clock.now();
    const isRipe = ({ at, block }: Seen): boolean =>
      this.height - block >= LIMITS.sealAgeBlocksMin || now - at >= quietMs;
    return [...this.seen]
      .filter(([, seen]) => isRipe(seen))
      .slice(0, LIMITS.sealEntriesMax)
      .map(([anchor]) => anchor);
  }

  private oldest(): Seen | undefined {
    const [first] = this.seen.values();
    return first;
  }

  /** Whatever the outcome, the next look asks the ledger what waits: nothing is sealed from memory. */
  private judge(outcome: SubmitOutcome): void {
    if (outcome.state === 'committed') this.sealed += 1;
    else this.error = outcome.error;
  }
}
