import { WitnessError } from '../witness/witness-error';
import {
  ProveError,
  type ProveOptions,
  type ProveProgress,
  type ProveRequest,
  type ProvedStatement,
  type Prover,
} from './prover';
import type { CircuitFiles, WorkerJob, WorkerMessage } from './worker-messages';

/** A process or thread that proves one job at a time. */
export interface ProverWorker {
  post(job: WorkerJob): void;
  /** Ends it in the middle of whatever it does. */
  terminate(): void;
}

/** Starts a worker; `onEnd` is called once if it ends by itself. */
export type StartWorker = (
  onMessage: (message: WorkerMessage) => void,
  onEnd: (reason: string) => void,
) => ProverWorker;

interface Job {
  readonly request: ProveRequest;
  readonly files: CircuitFiles;
  readonly onProgress: (progress: ProveProgress) => void;
  readonly resolve: (statement: ProvedStatement) => void;
  readonly reject: (error: Error) => void;
}

/** A prover that hands its jobs to one worker, in order, and replaces the worker when a running job is cancelled. */
export class QueueProver implements Prover {
  private readonly waiting: Job[] = [];
  private running: Job | undefined;
  private worker: ProverWorker | undefined;
  private closed = false;

  constructor(
    readonly kind: string,
    private readonly circuits: Readonly<Record<string, CircuitFiles>>,
    private readonly startWorker: StartWorker,
  ) {}

  prove(request: ProveRequest, options: ProveOptions = {}): Promise<ProvedStatement> {
    const { signal, onProgress } = options;
    const files = this.circuits[request.circuit];
    if (files === undefined) {
      const error = new ProveError('ZK_CIRCUIT_UNKNOWN', request.circuit, 'unknown circuit');
      return Promise.reject(error);
    }
    if (this.closed || signal?.aborted) return Promise.reject(cancelled(request.circuit));
    return new Promise((resolve, reject) => {
      const cancel = (): void => this.cancel(job);
      const settle = (): void => signal?.removeEventListener('abort', cancel);
      const job: Job = {
        ...{ request, files, onProgress: onProgress ?? (() => undefined) },
        resolve: (statement) => {
          settle();
          resolve(statement);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      signal?.addEventListener('abort', cancel);
      this.waiting.push(job);
      job.onProgress({ stage: 'queued', fraction: 0 });
      this.next();
    });
  }

  close(): Promise<void> {
    this.closed = true;
    for (const job of [...this.waiting, ...(this.running ? [this.running] : [])]) {
      this.cancel(job);
    }
    this.stopWorker();
    return Promise.resolve();
  }

  private next(): void {
    if (this.running !== undefined) return;
    const job = this.waiting.shift();
    if (job === undefined) return;
    this.running = job;
    try {
      this.worker ??= this.start();
      const { circuit, input } = job.request;
      const { wasm, zkey } = job.files;
      this.worker.post({ circuit, files: { wasm, zkey }, input });
    } catch {
      this.fail('the worker could not be started');
    }
  }

  private start(): ProverWorker {
    // A worker that was replaced may still have messages under way.
    const current = (): boolean => this.worker === worker;
    const worker: ProverWorker = this.startWorker(
      (message) => current() && this.receive(message),
      (reason) => current() && this.fail(reason),
    );
    return worker;
  }

  private receive(message: WorkerMessage): void {
    const job = this.running;
    if (job === undefined) return;
    const { circuit } = job.request;
    if (message.type === 'progress') {
      const { stage, fraction } = message;
      job.onProgress({ stage, fraction });
      return;
    }
    this.running = undefined;
    if (message.type === 'proved') {
      job.resolve({ proof: message.proof, publics: message.publics });
    } else if (message.type === 'refused') {
      job.reject(new WitnessError(message.code, circuit, message.reason));
    } else {
      job.reject(new ProveError('ZK_PROVER_FAILED', circuit, message.reason));
    }
    this.next();
  }

  private cancel(job: Job): void {
    const at = this.waiting.indexOf(job);
    if (at >= 0) this.waiting.splice(at, 1);
    if (this.running === job) {
      this.running = undefined;
      this.stopWorker();
    }
    job.reject(cancelled(job.request.circuit));
    this.next();
  }

  private fail(reason: string): void {
    const job = this.running;
    this.running = undefined;
    this.stopWorker();
    job?.reject(new ProveError('ZK_PROVER_FAILED', job.request.circuit, reason));
    this.next();
  }

  private stopWorker(): void {
    const worker = this.worker;
    this.worker = undefined;
    worker?.terminate();
  }
}

function cancelled(circuit: string): ProveError {
  return new ProveError('ZK_PROVE_CANCELLED', circuit, 'cancelled');
}
