import type { ContractLedger } from '@fuqi/sdk';
import type { ForgedMove } from '../forged-moves';

/** Entries of one seal, at most. */
const SEAL_MAX = 256;
/** A peer that endorses may be a block behind: so often a seal is tried again, and so long after. */
const TRIES = 100;
const PAUSE = 30;

interface Waiting {
  readonly move: ForgedMove;
  readonly since: number;
}

/** One bank's sealer behind a load: a seal of all that waits and fits, as soon as the one before is committed. */
export class BenchSealer {
  /** Milliseconds from an operation's submission to the commit of its seal. */
  readonly spendable: number[] = [];
  private readonly waiting: Waiting[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly ledger: ContractLedger) {}

  /** @param since when they were submitted, `performance.now()` */
  add(moves: readonly ForgedMove[], since: number): void {
    this.waiting.push(...moves.map((move) => ({ move, since })));
    this.running ??= this.run();
  }

  /** @throws FuqiError when a seal was refused for good */
  async done(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  private async run(): Promise<void> {
    try {
      while (this.waiting.length > 0) {
        const sealed = this.waiting.splice(0, SEAL_MAX);
        await this.seal(sealed.map(({ move }) => move.anchor));
        const now = performance.now();
        this.spendable.push(...sealed.map(({ since }) => now - since));
      }
    } finally {
      this.running = undefined;
    }
  }

  private async seal(anchors: readonly string[]): Promise<void> {
    for (let left = TRIES; ; left -= 1) {
      const outcome = await this.ledger.seal(anchors);
      if (outcome.state === 'committed') return;
      if (outcome.error.slug !== 'seal-unknown' || left === 1) throw outcome.error;
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }
}
