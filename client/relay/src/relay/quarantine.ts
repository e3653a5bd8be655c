import type { Clock } from '../ports';

/** Why an operation spoiled a batch. */
export type Strike =
  /** Its bytes can never succeed: a bad proof, or a form that only the contracts see. */
  | 'bad-bytes'
  /** Its note or tag was taken by a transaction beside it, so the whole batch was lost at commit. */
  | 'conflict';

/** How a sender's operations travel. */
export type Standing =
  /** In batches with everybody's. */
  | 'open'
  /** Only in batches of its own, one at a time: whatever it spoils is its own. */
  | 'isolated'
  /** Not at all: new ones are refused; those acknowledged before travel isolated. */
  | 'refused';

/** Bounds of a quarantine. A strike is forgotten with time and, sooner, with clean operations. */
export interface QuarantineLimits {
  /** Strikes from which a sender travels isolated. */
  readonly isolateAt: number;
  /** Strikes from which a sender is refused. */
  readonly refuseAt: number;
  /** After this many milliseconds without another, one strike is forgotten. */
  readonly strikeMs: number;
  /** After this many recorded operations in a row, one strike is forgotten. */
  readonly cleanOperations: number;
  /** How long a sender is refused, milliseconds; doubled each time in a row up to `refuseMaxMs`. */
  readonly refuseMs: number;
  readonly refuseMaxMs: number;
  /** Senders that are remembered; the one longest without a strike is forgotten first. */
  readonly senders: number;
}

export const QUARANTINE_LIMITS: QuarantineLimits = {
  isolateAt: 2,
  refuseAt: 6,
  strikeMs: 600_000,
  cleanOperations: 20,
  refuseMs: 300_000,
  refuseMaxMs: 3_600_000,
  senders: 4_096,
};

interface Record {
  strikes: number;
  lastStrike: number;
  clean: number;
  refusals: number;
  refusedUntil: number;
}

/** Who spoiled batches, how often and until when that counts. A sender without strikes is not remembered at all. */
export class Quarantine {
  private readonly records = new Map<string, Record>();

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly limits: QuarantineLimits = QUARANTINE_LIMITS,
  ) {}

  standing(sender: string): Standing {
    const record = this.current(sender);
    if (record === undefined) return 'open';
    if (this.clock.now() < record.refusedUntil) return 'refused';
    return record.strikes >= this.limits.isolateAt ? 'isolated' : 'open';
  }

  strike(sender: string): void {
    const now = this.clock.now();
    const record = this.current(sender) ?? {
      ...{ strikes: 0, lastStrike: now, clean: 0, refusals: 0, refusedUntil: 0 },
    };
    record.strikes += 1;
    record.lastStrike = now;
    record.clean = 0;
    if (record.strikes >= this.limits.refuseAt && now >= record.refusedUntil) {
      const { refuseMs, refuseMaxMs, isolateAt } = this.limits;
      record.refusedUntil = now + Math.min(refuseMs * 2 ** record.refusals, refuseMaxMs);
      record.refusals = Math.min(record.refusals + 1, 30);
      // Back from a refusal, a sender starts isolated.
      record.strikes = isolateAt;
    }
    // Set anew, so that the map's order is the order of the last strikes.
    this.records.delete(sender);
    this.records.set(sender, record);
    this.forgetSurplus();
  }

  /** An operation of the sender was recorded without harm. */
  commend(sender: string): void {
    const record = this.current(sender);
    if (record === undefined) return;
    record.clean += 1;
    if (record.clean < this.limits.cleanOperations) return;
    record.clean = 0;
    record.strikes -= 1;
    this.dropWhenClean(sender, record);
  }

  /** Senders that do not travel with the others now. */
  get held(): readonly string[] {
    return [...this.records.keys()].filter((sender) => this.standing(sender) !== 'open');
  }

  /** The record with forgotten strikes taken off. */
  private current(sender: string): Record | undefined {
    const record = this.records.get(sender);
    if (record === undefined) return undefined;
    const forgotten = Math.floor((this.clock.now() - record.lastStrike) / this.limits.strikeMs);
    if (forgotten > 0) {
      record.strikes = Math.max(0, record.strikes - forgotten);
      record.lastStrike += forgotten * this.limits.strikeMs;
      this.dropWhenClean(sender, record);
    }
    return this.records.get(sender);
  }

  private dropWhenClean(sender: string, { strikes, refusedUntil }: Record): void {
    if (strikes <= 0 && this.clock.now() >= refusedUntil) this.records.delete(sender);
  }

  private forgetSurplus(): void {
    for (const sender of this.records.keys()) {
      if (this.records.size <= this.limits.senders) return;
      this.records.delete(sender);
    }
  }
}
