import { FuqiError } from '@fuqi/domain';
import type { Entry } from './entry';
import type { RelayLimits } from './limits';

/** A batch that was taken from the queue. */
export interface TakenBatch {
  readonly entries: readonly Entry[];
  /** Of one isolated sender. */
  readonly isolated: boolean;
}

/**
 * Acknowledged operations that are not in flight, by sender. A batch takes one operation of each sender in turn, so a sender
 * with many delays nobody; operations that claim a key in flight stay until it is free, so the relay's own batches never
 * conflict with each other.
 */
export class RelayQueue {
  /** By sender, in the order in which senders have their turn. */
  private readonly lines = new Map<string, Entry[]>();
  private readonly claimed = new Set<string>();
  private isolatedInFlight = false;
  private operations = 0;
  private bytes = 0;
  private readonly ofSender = new Map<string, number>();

  constructor(
    private readonly limits: RelayLimits,
    private readonly isIsolated: (sender: string) => boolean,
  ) {}

  /** Operations that wait or are in flight. */
  get size(): number {
    return this.operations;
  }

  /** Bytes of operations that wait or are in flight. */
  get weight(): number {
    return this.bytes;
  }

  /** @throws FuqiError `relay-busy` when there is no room for one more of the sender */
  requireRoom(sender: string, bytes: number): void {
    const { queueOperations, queueBytes, senderOperations } = this.limits;
    if (this.operations >= queueOperations) throw new FuqiError('relay-busy', 'operations');
    if (this.bytes + bytes > queueBytes) throw new FuqiError('relay-busy', 'bytes');
    if ((this.ofSender.get(sender) ?? 0) >= senderOperations) {
      throw new FuqiError('relay-busy', 'operations of the sender');
    }
  }

  /** Takes room before the operation is written, so that many at once cannot exceed the bounds. */
  reserve(sender: string, bytes: number): void {
    this.operations += 1;
    this.bytes += bytes;
    this.ofSender.set(sender, (this.ofSender.get(sender) ?? 0) + 1);
  }

  /** Gives room back: the operation has a result, or was never acknowledged. */
  release(sender: string, bytes: number): void {
    this.operations -= 1;
    this.bytes -= bytes;
    const left = (this.ofSender.get(sender) ?? 1) - 1;
    if (left > 0) this.ofSender.set(sender, left);
    else this.ofSender.delete(sender);
  }

  /** Puts an operation, which has its room, in the line of its sender. */
  add(entry: Entry): void {
    const line = this.lines.get(entry.sender);
    if (line === undefined) this.lines.set(entry.sender, [entry]);
    else line.push(entry);
  }

  /** The next batch of everybody's that is full or has waited long enough; undefined when there is none now. */
  takeShared(now: number): TakenBatch | undefined {
    const lines = [...this.lines].filter(([sender]) => !this.isIsolated(sender));
    const picked = this.pick(
      lines.map(([, line]) => line.filter(({ alone }) => !alone)),
      now,
    );
    return this.isDue(picked, now) ? this.fly(picked, false) : undefined;
  }

  /** The next batch of an isolated sender, one at a time; undefined when there is none now. */
  takeIsolated(now: number): TakenBatch | undefined {
    if (this.isolatedInFlight) return undefined;
    for (const [sender, line] of this.lines) {
      const isolated = this.isIsolated(sender);
      const candidates = isolated ? line : line.filter(({ alone }) => alone);
      const picked = this.pick([candidates], now);
      // One that spoiled even a batch of its own travels quite alone.
      const single = picked.find(({ alone }) => alone);
      const batch = single === undefined ? picked : [single];
      if (single !== undefined || this.isDue(picked, now)) return this.fly(batch, true);
    }
    return undefined;
  }

  /** The operations of a batch are no longer in flight. */
  landed({ entries, isolated }: TakenBatch): void {
    for (const { claims } of entries) claims.forEach((claim) => this.claimed.delete(claim));
    if (isolated) this.isolatedInFlight = false;
  }

  /** The first instant from which there may be another batch although nothing lands and nothing is added. */
  nextDue(now: number): number | undefined {
    let next: number | undefined;
    for (const line of this.lines.values()) {
      for (const entry of line) {
        const due = Math.max(entry.notBefore, entry.acceptedAt + this.limits.batchWaitMs);
        if (due > now && (next === undefined || due < next)) next = due;
      }
    }
    return next;
  }

  /** One of each line in turn, as many as fit, none that is not ready or claims what another has claimed. */
  private pick(lines: readonly (readonly Entry[])[], now: number): Entry[] {
    const ready = lines.map((line) => line.filter((entry) => this.isReady(entry, now)));
    const picked: Entry[] = [];
    let proofs = 0;
    let bytes = 0;
    for (let turn = 0; ready.some((line) => turn < line.length); turn += 1) {
      for (const line of ready) {
        const entry = line[turn];
        if (entry === undefined) continue;
        if (picked.length === this.limits.batchOperations) return picked;
        proofs += entry.proofs;
        bytes += entry.bytes.length;
        if (proofs > this.limits.batchProofs || bytes > this.limits.batchBytes) return picked;
        picked.push(entry);
      }
    }
    return picked;
  }

  private isReady({ notBefore, claims }: Entry, now: number): boolean {
    return notBefore <= now && !claims.some((claim) => this.claimed.has(claim));
  }

  private isDue(picked: readonly Entry[], now: number): boolean {
    if (picked.length >= this.limits.batchOperations) return true;
    const { batchWaitMs } = this.limits;
    return picked.some((entry) => entry.attempts > 0 || entry.acceptedAt + batchWaitMs <= now);
  }

  private fly(entries: readonly Entry[], isolated: boolean): TakenBatch {
    const taken = new Set(entries);
    for (const [sender, line] of [...this.lines]) {
      const rest = line.filter((entry) => !taken.has(entry));
      if (rest.length === line.length) continue;
      // Whoever had a turn goes to the end.
      this.lines.delete(sender);
      if (rest.length > 0) this.lines.set(sender, rest);
    }
    for (const { claims } of entries) claims.forEach((claim) => this.claimed.add(claim));
    if (isolated) this.isolatedInFlight = true;
    return { entries, isolated };
  }
}
