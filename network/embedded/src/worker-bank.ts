import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BlockDelivery, ReplicaBank, ReplicaTip } from './bank';
import type { BankReply, BankRequest, BankWorkerData } from './bank-messages';
import type { ChaincodeResponse } from './endorsed-payload';
import type { ProposalResponse } from './endorser';
import { fromWireError, LedgerError } from './errors';

/** Settles one awaited reply. */
interface Awaited {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A bank that runs in a worker thread of its own, with its own contracts, state and store. */
export class WorkerBank implements ReplicaBank {
  private constructor(
    readonly mspId: string,
    readonly openedAt: ReplicaTip,
    private readonly thread: BankThread,
  ) {}

  /** @throws LedgerError what the worker met while opening, `ENDORSER_UNAVAILABLE` if it ended. */
  static async start(data: BankWorkerData): Promise<WorkerBank> {
    const { mspId } = data.settings;
    const thread = new BankThread(mspId, data);
    try {
      return new WorkerBank(mspId, await thread.opened, thread);
    } catch (error) {
      await thread.terminate();
      throw error;
    }
  }

  endorse(signedProposal: Uint8Array, now: number): Promise<ProposalResponse> {
    return this.thread.call({ kind: 'endorse', proposal: signedProposal, now });
  }

  evaluate(signedProposal: Uint8Array, now: number): Promise<ChaincodeResponse> {
    return this.thread.call({ kind: 'evaluate', proposal: signedProposal, now });
  }

  apply(delivery: BlockDelivery): Promise<ReplicaTip> {
    return this.thread.call({ kind: 'apply', delivery });
  }

  audit(): Promise<Uint8Array> {
    return this.thread.call({ kind: 'audit' });
  }

  async close(): Promise<void> {
    // A thread that is gone has nothing to close any more.
    await this.thread.call({ kind: 'close' }).catch(() => undefined);
    await this.thread.terminate();
  }
}

/** Matches replies to calls, and tells every caller when the thread is gone. */
class BankThread {
  readonly opened: Promise<ReplicaTip>;
  readonly #worker: Worker;
  readonly #calls = new Map<number, Awaited>();
  #opening: Awaited | null = null;
  #nextId = 0;
  #isGone = false;

  constructor(
    private readonly mspId: string,
    data: BankWorkerData,
  ) {
    this.#worker = new Worker(workerEntry(), { workerData: data });
    this.opened = new Promise<ReplicaTip>((resolve, reject) => {
      this.#opening = { resolve: (value) => resolve(value as ReplicaTip), reject };
    });
    this.#worker.on('message', (reply: BankReply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#lose(error));
    this.#worker.on('exit', () => this.#lose(undefined));
  }

  /** The reply's type follows from the request: the worker answers with the peer's own values. */
  call<T>(request: BankRequest): Promise<T> {
    if (this.#isGone) return Promise.reject(this.#unavailable());
    this.#nextId += 1;
    const id = this.#nextId;
    return new Promise<T>((resolve, reject) => {
      this.#calls.set(id, { resolve: (value) => resolve(value as T), reject });
      this.#worker.postMessage({ id, request });
    });
  }

  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(reply: BankReply): void {
    switch (reply.kind) {
      case 'opened':
        this.#opening?.resolve(reply.tip);
        return;
      case 'failedToOpen':
        this.#opening?.reject(this.#named(fromWireError(reply.error)));
        return;
      case 'done':
      case 'failed': {
        const call = this.#calls.get(reply.id);
        this.#calls.delete(reply.id);
        if (reply.kind === 'done') call?.resolve(reply.value);
        else call?.reject(this.#named(fromWireError(reply.error)));
      }
    }
  }

  #lose(cause: unknown): void {
    this.#isGone = true;
    const error = this.#unavailable(cause);
    this.#opening?.reject(error);
    for (const call of this.#calls.values()) call.reject(error);
    this.#calls.clear();
  }

  #named(error: LedgerError): LedgerError {
    const details = { ...error.details, mspId: this.mspId };
    return new LedgerError(error.code, `${this.mspId}: ${error.message}`, details);
  }

  #unavailable(cause?: unknown): LedgerError {
    return new LedgerError(
      'ENDORSER_UNAVAILABLE',
      `${this.mspId} does not answer`,
      { mspId: this.mspId },
      cause === undefined ? {} : { cause },
    );
  }
}

/** The compiled worker beside this file; from sources, the one of the last build. */
function workerEntry(): string {
  const candidates = [
    join(__dirname, 'bank-worker.js'),
    join(__dirname, '..', 'dist', 'bank-worker.js'),
  ];
  const entry = candidates.find((path) => existsSync(path));
  if (entry !== undefined) return entry;
  throw new LedgerError('INVALID_OPTIONS', 'banks in workers need the compiled package: build it');
}
