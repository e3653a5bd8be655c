/**
 * One process at a time beside a file: a lock that names its holder, and that counts for nothing once the holder is gone.
 *
 * Locks are numbered, `<path>.lock.<n>`; the highest one counts. Whoever finds its holder gone or done takes the next number,
 * which only one can, so that two who notice at once do not both have it. A number never comes back: giving up a lock leaves
 * its file, marked as free. Holders are told apart by process id and, where the system shows it, by start time, because ids
 * come back. It guards against processes of one machine; a disk that several machines write needs the machines' own guard.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PRIVATE_FILE, ensurePrivateFolder, hasCode, writeFileAtomically } from './atomic-file';

const FREE = 'free\n';
const HOLDER = /^([1-9][0-9]{0,9}) ([0-9]{1,20}|-) [0-9a-f]{16}\n$/;
/** Field 22 of `/proc/<pid>/stat`, counted after the name, which ends with the last parenthesis. */
const START_AFTER_NAME = 19;

/** When a process started, in the system's own ticks; `-` where the system does not show it. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_AFTER_NAME] ?? '-';
  } catch {
    return '-';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Somebody else's process may not be signalled, but it is there.
    return !hasCode(cause, 'ESRCH');
  }
}

function isHeld(content: string): boolean {
  const [, id, start] = HOLDER.exec(content) ?? [];
  if (id === undefined || start === undefined) return false;
  const pid = Number(id);
  if (!isAlive(pid)) return false;
  const now = startOf(pid);
  return start === '-' || now === '-' || start === now;
}

/** See the file. */
export class ProcessLock {
  private constructor(private readonly file: string) {}

  /** Takes the lock of a path; undefined while a living process has it, this one included. */
  static async take(path: string): Promise<ProcessLock | undefined> {
    const folder = dirname(path);
    const prefix = `${basename(path)}.lock.`;
    await ensurePrivateFolder(folder);
    const highest = await highestOf(folder, prefix);
    const known = join(folder, `${prefix}${highest}`);
    if (highest > 0 && isHeld(await contentOf(known))) return undefined;
    const lock = new ProcessLock(join(folder, `${prefix}${highest + 1}`));
    if (!(await lock.create())) return undefined;
    // Who was slow may have made a number that others have passed and cleared away.
    if ((await highestOf(folder, prefix)) !== highest + 1) {
      await rm(lock.file, { force: true });
      return undefined;
    }
    await clearBelow(folder, prefix, highest + 1);
    return lock;
  }

  /** Gives the lock up. */
  async release(): Promise<void> {
    await writeFileAtomically(this.file, FREE);
  }

  /** Makes the lock's file with its content in one step, unless it is there. */
  private async create(): Promise<boolean> {
    const token = randomBytes(8).toString('hex');
    const beside = `${this.file}.${token}`;
    const content = `${process.pid} ${startOf(process.pid)} ${token}\n`;
    await writeFile(beside, content, { flag: 'wx', mode: PRIVATE_FILE });
    try {
      await link(beside, this.file);
      return true;
    } catch (cause) {
      if (hasCode(cause, 'EEXIST')) return false;
      throw cause;
    } finally {
      await rm(beside, { force: true });
    }
  }
}

async function numbersOf(folder: string, prefix: string): Promise<number[]> {
  const names = await readdir(folder);
  return names
    .filter(
      (name) => name.startsWith(prefix) && /^[1-9][0-9]{0,14}$/.test(name.slice(prefix.length)),
    )
    .map((name) => Number(name.slice(prefix.length)));
}

async function highestOf(folder: string, prefix: string): Promise<number> {
  return Math.max(0, ...(await numbersOf(folder, prefix)));
}

async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return FREE;
    throw cause;
  }
}

async function clearBelow(folder: string, prefix: string, number: number): Promise<void> {
  for (const below of await numbersOf(folder, prefix)) {
    if (below < number) await rm(join(folder, `${prefix}${below}`), { force: true });
  }
}
