import { JobRunner } from '../prove/prove-job';
import { snarkjsBackend } from '../prove/snarkjs-backend';
import type { WorkerJob, WorkerMessage } from '../prove/worker-messages';
import { publicCountInHeader } from '../prove/zkey-header';
import { blobWorkersStart } from './blob-workers';

/** What of a worker's own global scope is used; its `self` is one. */
export interface WorkerScope {
  postMessage(message: WorkerMessage): void;
  onmessage: ((event: { data: WorkerJob }) => void) | null;
}

/** All that the worker's script does: proves what the page posts. Keys are kept in memory once fetched. */
export function serveProofs(scope: WorkerScope): void {
  const keys = new Map<string, Promise<Uint8Array>>();
  const openKey = (url: string): Promise<Uint8Array> => {
    const key = keys.get(url) ?? download(url);
    keys.set(url, key);
    // A failed download is tried again with the next proof.
    key.catch(() => keys.delete(url));
    return key;
  };
  let threads: Promise<boolean> | undefined;
  const backend = snarkjsBackend(
    async (url) => ({ type: 'mem', data: await openKey(url) }),
    () => (threads ??= blobWorkersStart()),
  );
  const runner = new JobRunner(backend, download, async (url) => {
    const { buffer, byteOffset, length } = await openKey(url);
    return publicCountInHeader(new DataView(buffer, byteOffset, length));
  });
  scope.onmessage = ({ data }) => {
    // Under way while the witness is calculated; whoever needs it hears of a failure.
    void openKey(data.files.zkey).catch(() => undefined);
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
