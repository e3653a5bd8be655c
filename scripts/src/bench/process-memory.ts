import { readFileSync, readdirSync } from 'node:fs';

const EVERY_MS = 20;

interface Status {
  readonly parent: number;
  readonly resident: number;
}

/** A process by Linux's account of it; undefined when it has gone. */
function statusOf(pid: string): Status | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const value = (name: string): number =>
      Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return { parent: value('PPid'), resident: value('VmRSS') / 1024 };
  } catch {
    return undefined;
  }
}

/** Resident memory of a process and of all that it started, MiB; pages that they share count for each. */
export function residentOf(root = process.pid): number {
  const all = new Map<number, Status>();
  for (const name of readdirSync('/proc')) {
    const status = /^\d+$/.test(name) ? statusOf(name) : undefined;
    if (status !== undefined) all.set(Number(name), status);
  }
  const belongs = (pid: number): boolean => {
    for (let at = pid; at > 0; at = all.get(at)?.parent ?? 0) if (at === root) return true;
    return false;
  };
  return [...all].reduce((sum, [pid, { resident }]) => sum + (belongs(pid) ? resident : 0), 0);
}

/** Watches a process tree while a task runs. @returns the highest sum seen, MiB */
export async function peakDuring(task: () => Promise<unknown>): Promise<number> {
  let peak = residentOf();
  const timer = setInterval(() => {
    peak = Math.max(peak, residentOf());
  }, EVERY_MS);
  try {
    await task();
  } finally {
    clearInterval(timer);
  }
  return Math.max(peak, residentOf());
}
