/** What of a Web Worker is needed to see it start. */
interface StartedWorker {
  onmessage: (() => void) | null;
  onerror: ((event: { preventDefault(): void }) => void) | null;
  terminate(): void;
}

interface Platform {
  readonly Worker?: new (url: string) => StartedWorker;
}

/**
 * Whether this scope may start workers from a blob, as snarkjs starts its threads. Where a content security policy forbids
 * it, snarkjs would wait for them for ever. True where there are no Web Workers: there snarkjs knows what to do.
 */
export async function blobWorkersStart(): Promise<boolean> {
  const { Worker } = globalThis as unknown as Platform;
  if (Worker === undefined) return true;
  const url = URL.createObjectURL(new Blob(['postMessage(0)'], { type: 'text/javascript' }));
  try {
    const worker = new Worker(url);
    const started = await new Promise<boolean>((resolve) => {
      worker.onmessage = () => resolve(true);
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(false);
      };
    });
    worker.terminate();
    return started;
  } catch {
    return false;
  } finally {
    URL.revokeObjectURL(url);
  }
}
