/** What a gateway says of itself outside its described interface: whether it is ready, and its metrics. */
import { LocalProblem } from '../../api/problem';

export interface Readiness {
  readonly ready: boolean;
  /** Blocks that the gateway has not taken yet; undefined when it does not answer as ready. */
  readonly behind: number | undefined;
  /** Milliseconds until the answer. */
  readonly took: number;
  /** ISO instant. */
  readonly at: string;
}

/** Asks `/readyz`. A refusal is an answer too. @throws LocalProblem `offline` when nobody answers */
export async function readReadiness(): Promise<Readiness> {
  const start = performance.now();
  const response = await ask('/readyz');
  const took = Math.round(performance.now() - start);
  const at = new Date().toISOString();
  if (!response.ok) return { ready: false, behind: undefined, took, at };
  return { ready: true, behind: behindOf(await response.text()), took, at };
}

/** Blocks behind as `/readyz` tells them; undefined for an answer of another form. */
export function behindOf(text: string): number | undefined {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || !('behind' in body)) return undefined;
    return typeof body.behind === 'number' ? body.behind : undefined;
  } catch {
    return undefined;
  }
}

/** Text of `/metrics`; undefined where the gateway keeps it from browsers. @throws LocalProblem `offline` */
export async function readMetrics(): Promise<string | undefined> {
  const response = await ask('/metrics');
  const isMetrics = response.headers.get('content-type')?.startsWith('text/plain') ?? false;
  return response.ok && isMetrics ? response.text() : undefined;
}

async function ask(path: string): Promise<Response> {
  try {
    return await fetch(path, { cache: 'no-store' });
  } catch (cause) {
    throw new LocalProblem('offline', { cause });
  }
}
