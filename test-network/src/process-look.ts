import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What the system says of a process. */
export interface ProcessLook {
  /** When it began, in a form that only compares: an id is used again, the pair of id and start is not. */
  readonly started: string;
  /** The first letter of its state: T is stopped by a signal, Z ended and not waited for. */
  readonly state: string;
  /** KiB resident. */
  readonly memory: number;
}

/** @returns undefined where there is no such process */
export function lookAt(pid: number): ProcessLook | undefined {
  return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
}

function fromProc(pid: number): ProcessLook | undefined {
  try {
    // The name in brackets may hold spaces: fields are counted after its end (proc(5): 3 is the state, 22 the start in ticks).
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const memory = Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
    return { state: stat[0] ?? '', started: stat[19] ?? '', memory };
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): ProcessLook | undefined {
  try {
    const args = ['-o', 'stat=,rss=,lstart=', '-p', String(pid)];
    const said = execFileSync('ps', args, { encoding: 'utf8' }).trim();
    const [stat = '', memory = '', ...started] = said.split(/\s+/);
    return { state: stat.charAt(0), started: started.join(' '), memory: Number(memory) };
  } catch {
    return undefined;
  }
}
