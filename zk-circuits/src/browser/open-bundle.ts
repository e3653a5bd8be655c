import { ProveError, type Prover } from '../prove/prover';
import type { CircuitFiles } from '../prove/worker-messages';
import { type PageWorker, browserProver } from './browser-prover';

/** Names of a bundle's files, relative to its folder. */
export const BUNDLE = {
  page: 'prover.js',
  worker: 'prove-worker.js',
  circuits: 'circuits.json',
} as const;

/** The platform's Web Worker, which Node's own types lack. */
const { Worker } = globalThis as unknown as { readonly Worker: new (url: string) => PageWorker };

/**
 * Opens the prover of a folder that `browser-bundle` wrote, in a page. Its worker starts with the first proof; calculators
 * and keys are fetched when first needed.
 * @param base absolute URL of the folder, ending with a slash; of the page's own origin
 * @throws ProveError ZK_PROVER_FAILED when there is no list of circuits
 */
export async function openBundle(base: string): Promise<Prover> {
  const circuits = parseCircuits(await fetchJson(new URL(BUNDLE.circuits, base)), base);
  return browserProver(circuits, () => new Worker(new URL(BUNDLE.worker, base).href));
}

async function fetchJson(url: URL): Promise<unknown> {
  try {
    const response = await fetch(url);
    if (response.ok) return await response.json();
  } catch {
    // Unreachable and unreadable are the same to the caller.
  }
  throw new ProveError('ZK_PROVER_FAILED', 'bundle', 'no list of circuits could be fetched');
}

function parseCircuits(list: unknown, base: string): Record<string, CircuitFiles> {
  const entries = Object.entries((list ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([name, files]) => {
      const { wasm, zkey } = (files ?? {}) as Record<string, unknown>;
      if (typeof wasm !== 'string' || typeof zkey !== 'string') {
        throw new ProveError('ZK_PROVER_FAILED', name, 'the list of circuits names no files');
      }
      return [name, { wasm: new URL(wasm, base).href, zkey: new URL(zkey, base).href }];
    }),
  );
}
