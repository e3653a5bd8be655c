import { JobRunner } from './prove-job';
import type { Prover } from './prover';
import { QueueProver } from './queue-prover';
import { snarkjsBackend } from './snarkjs-backend';
import type { CircuitFiles, WorkerJob, WorkerMessage } from './worker-messages';
import { publicCountInHeader } from './zkey-header';

/** What of a Web Worker is used; the page's `Worker` is one. */
export interface PageWorker {
  postMessage(job: WorkerJob): void;
  terminate(): void;
  onmessage: ((event: { data: WorkerMessage }) => void) | null;
  onerror: (() => void) | null;
}

/** What of a worker's own global scope is used; its `self` is one. */
export interface WorkerScope {
  postMessage(message: WorkerMessage): void;
  onmessage: ((event: { data: WorkerJob }) => void) | null;
}

/**
 * Proves with snarkjs in a Web Worker, with the queue, cancelling and errors of the prover in Node.
 * @param circuits URLs of each circuit's calculator and key
 * @param startWorker starts a worker whose script calls {@link serveProofs}; the bundler needs to see the URL, e.g.
 *   `() => new Worker(new URL('./prove-worker.js', import.meta.url), { type: 'module' })`
 */
export function browserProver(
  circuits: Readonly<Record<string, CircuitFiles>>,
  startWorker: () => PageWorker,
): Prover {
  return new QueueProver('browser', circuits, (onMessage, onEnd) => {
    const worker = startWorker();
    worker.onmessage = ({ data }) => {
      onMessage(data);
    };
    worker.onerror = () => {
      onEnd('the worker failed');
    };
    return {
      post: (job) => {
        worker.postMessage(job);
      },
      terminate: () => {
        worker.terminate();
      },
    };
  });
}

/** The whole script of the worker: `serveProofs(self)`. Keys are kept in memory once fetched. */
export function serveProofs(scope: WorkerScope): void {
  const keys = new Map<string, Promise<Uint8Array>>();
  const openKey = (url: string): Promise<Uint8Array> => {
    const key = keys.get(url) ?? download(url);
    keys.set(url, key);
    // A failed download is tried again with the next proof.
    key.catch(() => keys.delete(url));
    return key;
  };
  const backend = snarkjsBackend(async (url) => ({ type: 'mem', data: await openKey(url) }));
  const runner = new JobRunner(backend, download, async (url) => {
    const { buffer, byteOffset, length } = await openKey(url);
    return publicCountInHeader(new DataView(buffer, byteOffset, length));
  });
  scope.onmessage = ({ data }) => {
    void runner.run(data, (message) => {
      scope.postMessage(message);
    });
  };
}

async function download(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
