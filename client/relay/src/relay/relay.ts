import { FuqiError } from '@fuqi/domain';
import type { Network } from '@fuqi/protocol';
import type { Ledger, OperationOutcome } from '@fuqi/sdk';
import { systemClock } from '../host';
import type { Cancel, Clock } from '../ports';
import { readCarried } from './carried-operation';
import { askFor, carry } from './carry';
import type { Verdict } from './carry';
import type { Entry } from './entry';
import { RELAY_LIMITS } from './limits';
import type { RelayLimits } from './limits';
import { Outbox } from './outbox';
import { QUARANTINE_LIMITS, Quarantine } from './quarantine';
import type { QuarantineLimits } from './quarantine';
import { RelayQueue } from './relay-queue';
import type { TakenBatch } from './relay-queue';

/** What a relay says of an operation. */
export type RelayAnswer =
  /** On disk here; it will be submitted until its outcome is known. */
  | { readonly state: 'waiting' }
  | { readonly state: 'settled'; readonly outcome: OperationOutcome }
  /** Never acknowledged here, or so long ago that its result was forgotten. */
  | { readonly state: 'unheard' };

/** An acknowledgement: the operation is on disk, and `id` asks for its outcome. */
export interface RelayTicket {
  /** SHA-256 of the operation's bytes, hex. */
  readonly id: string;
  readonly answer: RelayAnswer;
}

/** How a relay is opened. */
export interface RelayOptions {
  readonly ledger: Ledger;
  readonly network: Network;
  /** Folder of the outbox. */
  readonly folder: string;
  readonly limits?: Partial<RelayLimits>;
  readonly quarantine?: Partial<QuarantineLimits>;
  readonly clock?: Clock;
}

/** What an operator's screen shows of a relay. */
export interface RelayStatus {
  /** Operations that wait or are in flight. */
  readonly waiting: number;
  readonly waitingBytes: number;
  readonly batchesInFlight: number;
  /** Senders that do not travel with the others. */
  readonly held: readonly string[];
  /** Since the relay was opened. */
  readonly recorded: number;
  readonly refused: number;
  readonly attempts: number;
}

/**
 * Carries sealed operations of other organisations' clients to the ledger. What it acknowledges is on disk first, and is
 * submitted until its outcome is known; the same bytes again answer with the first outcome.
 */
export class Relay {
  private readonly waiting = new Map<string, Entry>();
  private readonly writing = new Map<string, Promise<void>>();
  private readonly listeners = new Map<string, ((outcome: OperationOutcome) => void)[]>();
  private readonly counts = { recorded: 0, refused: 0, attempts: 0, inFlight: 0 };
  private readonly running = new Set<Promise<void>>();
  private alarm: Cancel | undefined;
  private closed = false;

  private constructor(
    private readonly options: RelayOptions,
    private readonly limits: RelayLimits,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly results: Map<string, OperationOutcome>,
    private readonly quarantine: Quarantine,
    private readonly queue: RelayQueue,
  ) {}

  /**
   * Opens the outbox and goes on with what it holds.
   * @throws FuqiError `configuration-invalid` for a folder that is in use
   */
  static async open(options: RelayOptions): Promise<Relay> {
    const limits = { ...RELAY_LIMITS, ...options.limits };
    const clock = options.clock ?? systemClock;
    const { outbox, content } = await Outbox.open(options.folder, limits.results);
    const quarantine = new Quarantine(clock, { ...QUARANTINE_LIMITS, ...options.quarantine });
    const queue = new RelayQueue(limits, (sender) => quarantine.standing(sender) !== 'open');
    const results = new Map(content.results);
    const relay = new Relay(options, limits, clock, outbox, results, quarantine, queue);
    const entries = content.waiting.map((stored): Entry => {
      const { place, sender, acceptedAt, bytes } = stored;
      const carried = readCarried(options.network, bytes);
      // Whether an attempt was under way when the process ended is not known.
      const doubt = {
        attempts: 1,
        refusals: 0,
        notBefore: 0,
        alone: false,
        doubtedAt: clock.now(),
      };
      return { ...carried, place, sender, acceptedAt, ...doubt };
    });
    relay.start(entries);
    return relay;
  }

  /**
   * Takes an operation; resolves when it is on disk.
   * @param sender whose operation it is, as the transport knows
   * @throws FuqiError `relay-busy`, `sender-quarantined`, `closed`, or why the bytes are no operation
   */
  async submit(sender: string, bytes: Uint8Array): Promise<RelayTicket> {
    if (this.closed) throw new FuqiError('closed', 'relay');
    const carried = readCarried(this.options.network, bytes);
    const { id } = carried;
    const known = this.answer(id);
    if (known.state !== 'unheard') return { id, answer: known };
    const writing = this.writing.get(id);
    if (writing === undefined) {
      if (this.quarantine.standing(sender) === 'refused') throw new FuqiError('sender-quarantined');
      this.queue.requireRoom(sender, bytes.length);
      const written = this.write({
        ...{ ...carried, place: this.outbox.reserve(), sender, acceptedAt: this.clock.now() },
        ...{ attempts: 0, refusals: 0, notBefore: 0, alone: false, doubtedAt: undefined },
      });
      this.writing.set(id, written);
      await written.finally(() => this.writing.delete(id));
    } else {
      await writing;
    }
    return { id, answer: this.answer(id) };
  }

  /** What is known of an operation here. */
  answer(id: string): RelayAnswer {
    const outcome = this.results.get(id);
    if (outcome !== undefined) return { state: 'settled', outcome };
    return { state: this.waiting.has(id) ? 'waiting' : 'unheard' };
  }

  /** Resolves with the outcome of an acknowledged operation. @throws FuqiError `not-found` for one that is unheard of */
  outcome(id: string): Promise<OperationOutcome> {
    const answer = this.answer(id);
    if (answer.state === 'settled') return Promise.resolve(answer.outcome);
    if (answer.state === 'unheard') return Promise.reject(new FuqiError('not-found', 'operation'));
    return new Promise((resolve) => {
      this.listeners.set(id, [...(this.listeners.get(id) ?? []), resolve]);
    });
  }

  status(): RelayStatus {
    const { recorded, refused, attempts, inFlight } = this.counts;
    return {
      ...{ waiting: this.queue.size, waitingBytes: this.queue.weight, batchesInFlight: inFlight },
      ...{ held: this.quarantine.held, recorded, refused, attempts },
    };
  }

  /** Sends nothing more, waits for what is in flight, closes the outbox; what waits stays there. */
  async close(): Promise<void> {
    this.closed = true;
    this.alarm?.();
    await Promise.allSettled([...this.writing.values(), ...this.running]);
    await this.outbox.close();
  }

  private async write(entry: Entry): Promise<void> {
    const { sender, bytes } = entry;
    this.queue.reserve(sender, bytes.length);
    try {
      await this.outbox.put(entry);
    } catch (cause) {
      this.queue.release(sender, bytes.length);
      throw new FuqiError('relay-busy', 'outbox', { cause });
    }
    this.waiting.set(entry.id, entry);
    this.queue.add(entry);
    this.pump();
  }

  /** Receipts first: what was in flight when the process ended is often recorded. */
  private start(entries: readonly Entry[]): void {
    if (entries.length === 0) return;
    for (const entry of entries) {
      this.waiting.set(entry.id, entry);
      this.queue.reserve(entry.sender, entry.bytes.length);
    }
    this.run(async () => {
      const error = new FuqiError('outcome-unknown', 'reopened');
      const { batchOperations } = this.limits;
      for (let i = 0; i < entries.length && !this.closed; i += batchOperations) {
        const asked = entries.slice(i, i + batchOperations);
        const verdicts = await askFor(this.options.ledger, asked, error);
        // What cannot be written now is asked for again when its batch is sent.
        await this.settle(verdicts.filter((verdict) => 'outcome' in verdict)).catch(
          () => undefined,
        );
        for (const entry of asked) if (this.waiting.has(entry.id)) this.queue.add(entry);
      }
    });
  }

  private run(work: () => Promise<void>): void {
    const running = work().finally(() => {
      this.running.delete(running);
      this.pump();
    });
    this.running.add(running);
  }

  private pump(): void {
    this.alarm?.();
    this.alarm = undefined;
    if (this.closed) return;
    const now = this.clock.now();
    while (this.counts.inFlight < this.limits.batchesInFlight) {
      const batch = this.queue.takeShared(now);
      if (batch === undefined) break;
      this.counts.inFlight += 1;
      this.run(() => this.fly(batch));
    }
    const apart = this.queue.takeIsolated(now);
    if (apart !== undefined) this.run(() => this.fly(apart));
    const next = this.queue.nextDue(now);
    if (next !== undefined) this.alarm = this.clock.after(next - now, () => this.pump());
  }

  private async fly(batch: TakenBatch): Promise<void> {
    const left = new Set(batch.entries);
    try {
      const { ledger } = this.options;
      const way = { ledger, clock: this.clock, attemptMs: this.limits.attemptMs };
      await carry(way, batch.entries, async (verdicts) => {
        this.counts.attempts += 1;
        await this.settle(verdicts);
        verdicts.forEach(({ entry }) => left.delete(entry));
      });
    } catch {
      // The outbox could not be written: nobody was told, and the operations are still in it.
      for (const entry of left) this.delay(entry);
    } finally {
      this.queue.landed(batch);
      for (const entry of batch.entries) if (this.waiting.has(entry.id)) this.queue.add(entry);
      if (!batch.isolated) this.counts.inFlight -= 1;
    }
  }

  /** Writes what is decided, then tells; delays the rest. */
  private async settle(verdicts: readonly Verdict[]): Promise<void> {
    const settled: { entry: Entry; outcome: OperationOutcome }[] = [];
    for (const verdict of verdicts) {
      const { entry } = verdict;
      if ('strike' in verdict) this.quarantine.strike(entry.sender);
      const outcome =
        'outcome' in verdict ? this.believed(entry, verdict.outcome) : this.givenUp(verdict);
      if (outcome === undefined) this.delay(entry);
      else settled.push({ entry, outcome });
    }
    if (settled.length === 0) return;
    const forgotten = await this.outbox.settle(
      settled.map(({ entry: { place, id }, outcome }) => ({ place, id, outcome })),
    );
    for (const { entry, outcome } of settled) this.tell(entry, outcome);
    for (const id of [...this.results.keys()].slice(0, forgotten)) this.results.delete(id);
  }

  /** A refusal, unless an earlier attempt of unknown outcome may still record the operation. */
  private believed(entry: Entry, outcome: OperationOutcome): OperationOutcome | undefined {
    const { doubtedAt } = entry;
    if (outcome.ok || outcome.on === 'bytes' || doubtedAt === undefined) return outcome;
    // What took its note was recorded, so the earlier attempt can only fail.
    if (outcome.error.slug === 'note-spent' || outcome.error.slug === 'tag-used') return outcome;
    return this.clock.now() - doubtedAt >= this.limits.doubtMs ? outcome : undefined;
  }

  /** Notes why an operation has to be sent again; the outcome of one that the ledger takes in no company and not alone. */
  private givenUp(verdict: Extract<Verdict, { again: string }>): OperationOutcome | undefined {
    const { entry, again, error } = verdict;
    if (again === 'unknown') entry.doubtedAt = this.clock.now();
    if (again === 'alone') entry.alone = true;
    if (again !== 'alone' && again !== 'later') return undefined;
    entry.refusals += 1;
    if (entry.refusals < this.limits.refusals) return undefined;
    if (again === 'alone') this.quarantine.strike(entry.sender);
    return this.believed(entry, { ok: false, error, on: 'state' });
  }

  private delay(entry: Entry): void {
    const { retryMs, retryMaxMs } = this.limits;
    const wait = Math.min(retryMs * 2 ** Math.min(entry.attempts, 20), retryMaxMs);
    entry.attempts += 1;
    entry.notBefore = this.clock.now() + wait;
  }

  private tell(entry: Entry, outcome: OperationOutcome): void {
    const { id, sender, bytes } = entry;
    this.waiting.delete(id);
    this.results.set(id, outcome);
    this.queue.release(sender, bytes.length);
    if (outcome.ok) {
      this.counts.recorded += 1;
      this.quarantine.commend(sender);
    } else {
      this.counts.refused += 1;
    }
    const listeners = this.listeners.get(id) ?? [];
    this.listeners.delete(id);
    listeners.forEach((listener) => listener(outcome));
  }
}
