import type * as page from '../../browser/page';

/** What `boot.js` puts into the page's global scope. */
export interface PageScope {
  readonly fuqi: typeof page;
  readonly base: string;
  prover: page.Prover | undefined;
  requestAnimationFrame(callback: () => void): void;
}

/** The page of the tests; as little as a policy without inline scripts allows. */
export const PAGES = {
  '/index.html': '<!doctype html><title>Fuqi</title><script type="module" src="boot.js"></script>',
  '/boot.js': `import * as fuqi from './prover.js';
globalThis.base = new URL('.', import.meta.url).href;
globalThis.fuqi = fuqi;`,
  '/favicon.ico': '',
};

/** One proof to make in the page. */
export interface PageJob {
  readonly circuit: string;
  /** A `CircuitInput`, whose recursion the types of a page's arguments do not follow. */
  readonly input: unknown;
  /** Abort once this part of the proof is done. */
  readonly cancelAt?: number;
  /** Keep the page busy for so many milliseconds meanwhile, to show that its watch sees that. */
  readonly block?: number;
}

/** What the page saw of it. */
export interface PageReport {
  readonly proof?: number[];
  readonly publics?: bigint[];
  /** Code of the error, when there is no proof. */
  readonly code?: string;
  readonly progress: page.ProveProgress[];
  readonly milliseconds: number;
  /** Milliseconds from aborting to the rejection. */
  readonly cancelledAfter: number;
  /** Longest time between two ticks of a 16 ms timer, and between two frames, in milliseconds. */
  readonly longestTick: number;
  readonly longestFrame: number;
}

/**
 * Proves in the page and watches that it goes on ticking and painting. Runs in the browser: it may name nothing of this
 * module.
 */
export async function proveInPage(job: PageJob): Promise<PageReport> {
  const { circuit, cancelAt, block = 0 } = job;
  const scope = globalThis as unknown as PageScope;
  const prover = (scope.prover ??= await scope.fuqi.openBundle(scope.base));
  const abort = new AbortController();
  const progress: page.ProveProgress[] = [];
  const start = performance.now();
  const longest = { tick: 0, frame: 0 };
  const last = { tick: start, frame: start };
  const note = (kind: 'tick' | 'frame'): void => {
    const now = performance.now();
    longest[kind] = Math.max(longest[kind], now - last[kind]);
    last[kind] = now;
  };
  let abortedAt = 0;
  let watching = true;
  const timer = setInterval(() => note('tick'), 16);
  const paint = (): void => {
    note('frame');
    if (watching) scope.requestAnimationFrame(paint);
  };
  scope.requestAnimationFrame(paint);
  const onProgress = (step: page.ProveProgress): void => {
    progress.push(step);
    if (cancelAt === undefined || step.fraction < cancelAt || abort.signal.aborted) return;
    abortedAt = performance.now();
    abort.abort();
  };
  const request = { circuit, input: job.input as page.CircuitInput };
  const blockPage = (): void => {
    for (const until = performance.now() + block; performance.now() < until;);
  };
  setTimeout(blockPage, 100);
  const outcome = await prover.prove(request, { onProgress, signal: abort.signal }).then(
    ({ proof, publics }) => ({ proof: [...proof], publics: [...publics] }),
    (error: unknown) => ({ code: String((error as { code?: unknown }).code ?? error) }),
  );
  note('tick');
  note('frame');
  watching = false;
  clearInterval(timer);
  const end = performance.now();
  return {
    ...outcome,
    ...{ progress, milliseconds: end - start, cancelledAfter: end - abortedAt },
    ...{ longestTick: longest.tick, longestFrame: longest.frame },
  };
}
