import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BlockDelivery, ReplicaBank, ReplicaTip } from './bank';
import type { BankReply, BankRequest, BankWorkerData } from './bank-messages';
import type { ChaincodeResponse } from './endorsed-payload';
import type { ProposalResponse } from './endorser';
import { fromWireError, LedgerError } from './errors';

interface PendingCall {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** A bank that runs in a worker thread of its own, with its own contracts, state and store. */
export class WorkerBank implements ReplicaBank {
  readonly #calls = new Map<number, PendingCall>();
  #nextId = 0;
  #isGone = false;

  private constructor(
    readonly mspId: string,
    readonly openedAt: ReplicaTip,
    private readonly worker: Worker,
  ) {
    worker.on('message', (reply: BankReply) => this.#settle(reply));
    worker.on('error', (error) => this.#lose(error));
    worker.on('exit', () => this.#lose(undefined));
  }

  /** @throws LedgerError what the worker met while opening, `ENDORSER_UNAVAILABLE` if it ended. */
  static async start(data: BankWorkerData): Promise<WorkerBank> {
    const { mspId } = data.settings;
    const worker = new Worker(workerEntry(), { workerData: data });
    const tip = await new Promise<ReplicaTip>((resolve, reject) => {
      worker.once('message', (reply: BankReply) => {
        if (reply.kind === 'opened') resolve(reply.tip);
        else if (reply.kind === 'failedToOpen') reject(withBank(fromWireError(reply.error), mspId));
      });
      worker.once('error', (cause) => reject(unavailable(mspId, cause)));
      worker.once('exit', () => reject(unavailable(mspId)));
    }).catch(async (error: unknown) => {
      await worker.terminate();
      throw error;
    });
    worker.removeAllListeners();
    return new WorkerBank(mspId, tip, worker);
  }

  endorse(signedProposal: Uint8Array, now: number): Promise<ProposalResponse> {
    return this.#call({ kind: 'endorse', proposal: signedProposal, now });
  }

  evaluate(signedProposal: Uint8Array, now: number): Promise<ChaincodeResponse> {
    return this.#call({ kind: 'evaluate', proposal: signedProposal, now });
  }

  apply(delivery: BlockDelivery): Promise<ReplicaTip> {
    return this.#call({ kind: 'apply', delivery });
  }

  async close(): Promise<void> {
    if (!this.#isGone) await this.#call({ kind: 'close' }).catch(() => undefined);
    await this.worker.terminate();
  }

  /** The reply's type follows from the request: the worker answers with the peer's own values. */
  #call<T>(request: BankRequest): Promise<T> {
    if (this.#isGone) return Promise.reject(unavailable(this.mspId));
    this.#nextId += 1;
    const id = this.#nextId;
    return new Promise<T>((resolve, reject) => {
      this.#calls.set(id, { resolve: (value) => resolve(value as T), reject });
      this.worker.postMessage({ id, request });
    });
  }

  #settle(reply: BankReply): void {
    if (reply.kind !== 'done' && reply.kind !== 'failed') return;
    const call = this.#calls.get(reply.id);
    this.#calls.delete(reply.id);
    if (reply.kind === 'done') call?.resolve(reply.value);
    else call?.reject(fromWireError(reply.error));
  }

  #lose(cause: unknown): void {
    this.#isGone = true;
    for (const call of this.#calls.values()) call.reject(unavailable(this.mspId, cause));
    this.#calls.clear();
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

function withBank(error: LedgerError, mspId: string): LedgerError {
  return new LedgerError(error.code, `${mspId}: ${error.message}`, { ...error.details, mspId });
}

function unavailable(mspId: string, cause?: unknown): LedgerError {
  return new LedgerError(
    'ENDORSER_UNAVAILABLE',
    `${mspId} does not answer`,
    { mspId },
    cause === undefined ? {} : { cause },
  );
}
