import type { EmbeddedLedger } from '../embedded-ledger';
import type { EndorsedTransaction, EndorseOptions } from '../invocation';
import { seededRng } from '../host';
import type { Identity } from '../identity';
import { openEmbeddedLedger } from '../open-ledger';
import type { EmbeddedLedgerOptions } from '../options';
import type { Clock, Scheduler } from '../ports';
import type { ValidationCode } from '../validation-code';
import { contracts, metadata, type Step } from './script-contract';

/** 2026-03-02T01:00:00Z. */
export const START = Date.UTC(2026, 2, 2, 1);

/** A clock that moves when told. */
export class ManualClock implements Clock {
  constructor(public time = START) {}

  now(): number {
    return this.time;
  }
}

/** Timers that fire when told; a block is cut by `flush`, never by chance. */
export class ManualScheduler implements Scheduler {
  #tasks: { readonly at: number; readonly task: () => void }[] = [];
  #time = 0;

  after(milliseconds: number, task: () => void): () => void {
    const entry = { at: this.#time + milliseconds, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }

  advance(milliseconds: number): void {
    this.#time += milliseconds;
    const due = this.#tasks.filter(({ at }) => at <= this.#time);
    this.#tasks = this.#tasks.filter(({ at }) => at > this.#time);
    for (const { task } of due) task();
  }
}

/** A ledger in memory with the script contract, a fixed clock and a fixed seed. */
export class TestLedger {
  private constructor(
    readonly ledger: EmbeddedLedger,
    readonly clock: ManualClock,
    readonly scheduler: ManualScheduler,
    readonly alice: Identity,
  ) {}

  static async open(options: Partial<EmbeddedLedgerOptions> = {}): Promise<TestLedger> {
    const clock = new ManualClock();
    const scheduler = new ManualScheduler();
    const isPlaced = options.dir !== undefined || options.storage !== undefined;
    const isModule = options.modulePath !== undefined;
    const ledger = await openEmbeddedLedger({
      ...(isPlaced ? {} : { memory: true }),
      ...(isModule ? {} : { contracts, metadata }),
      channel: 'test',
      chaincode: 'script',
      clock,
      scheduler,
      rng: seededRng('test'),
      ...options,
    });
    return new TestLedger(ledger, clock, scheduler, ledger.identity('BankAMSP', 'alice'));
  }

  /** Endorses a script without submitting it. */
  endorse(steps: readonly Step[], options: EndorseOptions = {}): Promise<EndorsedTransaction> {
    return this.ledger.endorse(this.alice, 'script:run', [JSON.stringify(steps)], options);
  }

  /** Endorses scripts on the same state, commits them in one block, and answers with the codes. */
  async inOneBlock(...scripts: readonly (readonly Step[])[]): Promise<ValidationCode[]> {
    const endorsed: EndorsedTransaction[] = [];
    for (const steps of scripts) endorsed.push(await this.endorse(steps));
    return this.commit(...endorsed);
  }

  /** Submits, cuts one block and answers with the codes it gave. */
  async commit(...endorsed: readonly EndorsedTransaction[]): Promise<ValidationCode[]> {
    for (const transaction of endorsed) await this.ledger.submit(transaction);
    await this.ledger.flush();
    return this.lastCodes();
  }

  /** Codes of the newest block. */
  async lastCodes(): Promise<ValidationCode[]> {
    const from = this.ledger.height() - 1;
    for await (const block of this.ledger.blocks({ from, follow: false })) {
      return block.transactions.map(({ code }) => code);
    }
    return [];
  }

  /** Commits one script; its results. */
  async run(...steps: readonly Step[]): Promise<unknown[]> {
    const endorsed = await this.endorse(steps);
    const codes = await this.commit(endorsed);
    if (codes.at(-1) !== 'VALID') throw new Error(`not valid: ${String(codes)}`);
    return JSON.parse(Buffer.from(endorsed.result).toString('utf8')) as unknown[];
  }

  /** Runs a script without committing it; its results. */
  async query(...steps: readonly Step[]): Promise<unknown[]> {
    return this.#evaluate('script:run', steps);
  }

  /** As {@link query}, steps that fail answering with their message. */
  async attempt(...steps: readonly Step[]): Promise<unknown[]> {
    return this.#evaluate('script:attempt', steps);
  }

  async #evaluate(functionName: string, steps: readonly Step[]): Promise<unknown[]> {
    const script = JSON.stringify(steps);
    const result = await this.ledger.evaluate(this.alice, functionName, [script]);
    return JSON.parse(Buffer.from(result).toString('utf8')) as unknown[];
  }

  /** The committed value as text, `undefined` when there is none. */
  state(key: string): string | undefined {
    const value = this.ledger.getState(key);
    return value === undefined ? undefined : Buffer.from(value).toString('utf8');
  }

  close(): Promise<void> {
    return this.ledger.close();
  }
}
