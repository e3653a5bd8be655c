import { decodeOperation, encodeBatch, operationDigest, toHex } from '@fuqi/protocol';
import type { ContractLedger, SubmitOutcome } from '@fuqi/sdk';
import { track } from '@fuqi/sdk';
import type { ForgedChannel } from './forged-channel';

/** What a client was told of one operation. */
export interface Told {
  /** SHA-256 of the operation, hex. */
  readonly digest: string;
  readonly state: 'recorded' | 'refused' | 'unknown';
  /** Code of what was said in place of a receipt. */
  readonly code: string | undefined;
}

/** What clients saw while a load was on. */
export interface LoadReport {
  readonly told: readonly Told[];
  /** Milliseconds of `performance.now()` at which a batch was known to be committed, ascending. */
  readonly commits: readonly number[];
  /** Milliseconds from each batch's first byte to its outcome. */
  readonly waits: readonly number[];
  readonly begun: number;
  readonly ended: number;
}

/** How much a load is. */
export interface LoadOptions {
  /** Operations of a batch. */
  readonly batch: number;
  /** Told apart from other loads' operations by this. */
  readonly label: string;
  /** Operations ready before it begins, so that forging takes nothing from the network; it ends when they are used up. */
  readonly ready: number;
}

/** Clients that each send the next batch when the outcome of the one before is known, until they are stopped. */
export class Load {
  private readonly told: Told[] = [];
  private readonly commits: number[] = [];
  private readonly waits: number[] = [];
  private readonly batches: (readonly Uint8Array[])[];
  private stopped = false;

  constructor(
    private readonly channel: ForgedChannel,
    private readonly clients: readonly ContractLedger[],
    { batch, label, ready }: LoadOptions,
  ) {
    const contents = Array.from({ length: ready }, (_, i) => ({ label: `${label} ${String(i)}` }));
    const moves = channel.forger.forge(contents).map(({ bytes }) => bytes);
    this.batches = Array.from({ length: Math.ceil(ready / batch) }, (_, i) =>
      moves.slice(i * batch, (i + 1) * batch),
    );
  }

  /** Runs until `during` has ended. */
  async run(during: () => Promise<unknown>): Promise<LoadReport> {
    const begun = performance.now();
    const clients = this.clients.map((client) => this.client(client));
    try {
      await during();
    } finally {
      this.stopped = true;
    }
    await Promise.all(clients);
    const { told, waits } = this;
    const commits = this.commits.sort((a, b) => a - b);
    return { told, commits, waits, begun, ended: performance.now() };
  }

  private async client(ledger: ContractLedger): Promise<void> {
    while (!this.stopped) {
      const batch = this.batches.pop();
      if (batch === undefined) return;
      const begun = performance.now();
      const outcome = await track(ledger, encodeBatch(batch));
      const now = performance.now();
      this.waits.push(now - begun);
      if (outcome.state === 'committed') this.commits.push(now);
      batch.forEach((bytes, i) => this.told.push(this.toldOf(bytes, outcome, i)));
    }
  }

  private toldOf(bytes: Uint8Array, outcome: SubmitOutcome, place: number): Told {
    const digest = toHex(operationDigest(this.channel.ledger.network, decodeOperation(bytes)));
    if (outcome.state !== 'committed') {
      return { digest, state: outcome.state, code: outcome.error.code };
    }
    const own = outcome.outcomes[place];
    if (own?.ok === true) return { digest, state: 'recorded', code: undefined };
    return { digest, state: 'refused', code: own?.error.code };
  }
}

/** Longest time without a commit between the first and the last one, milliseconds. */
export function longestGap({ commits }: LoadReport): number {
  return Math.max(0, ...commits.slice(1).map((at, i) => at - (commits[i] ?? at)));
}

/** How often a state or a code was told. */
export function tally({ told }: LoadReport): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state, code } of told) {
    const key = code === undefined ? state : `${state} ${code}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** What the ledger's blocks hold against what clients were told. */
export interface Account {
  /** Told as recorded, and in no block. */
  readonly lost: number;
  /** In blocks more than once. */
  readonly doubled: number;
  /** Told as refused, and in a block. */
  readonly falselyFailed: number;
  /** Outcome left open to the end: may be in a block or not. */
  readonly unknown: number;
}

/** Compares what was told with every block. */
export async function account(
  ledger: Pick<ContractLedger, 'blocks'>,
  told: readonly Told[],
): Promise<Account> {
  const times = new Map<string, number>();
  for await (const { events } of ledger.blocks(0)) {
    for (const event of events) {
      if (event.type === 'operation') times.set(event.digest, (times.get(event.digest) ?? 0) + 1);
    }
  }
  const count = (holds: (one: Told) => boolean): number => told.filter(holds).length;
  const stands = ({ digest }: Told): boolean => times.has(digest);
  return {
    lost: count((one) => one.state === 'recorded' && !stands(one)),
    doubled: [...times.values()].filter((n) => n > 1).length,
    falselyFailed: count((one) => one.state === 'refused' && stands(one)),
    unknown: count(({ state }) => state === 'unknown'),
  };
}
