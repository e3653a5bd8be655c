import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

import { join } from 'node:path';
import { NetworkError } from './errors';
import { lookAt } from './process-look';

/** A started process: its id is trusted only while the start time is still the same one. */
export interface ProcessRecord {
  readonly name: string;
  readonly pid: number;
  readonly started: string;
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface Launch {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

export type ProcessState = 'running' | 'frozen' | 'stopped';

/** Detached processes of one network, a file for each; only what these files name is ever signalled. */
export class ProcessTable {
  constructor(
    private readonly folder: string,
    private readonly logs: string,
  ) {}

  records(): readonly ProcessRecord[] {
    if (!existsSync(this.folder)) return [];
    return readdirSync(this.folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file) => JSON.parse(readFileSync(join(this.folder, file), 'utf8')) as ProcessRecord);
  }

  find(name: string): ProcessRecord | undefined {
    return this.records().find((record) => record.name === name);
  }

  state(name: string): ProcessState {
    const record = this.find(name);
    return record === undefined ? 'stopped' : stateOf(record);
  }

  /** Memory of a running process, KiB that are resident. */
  memory(name: string): number | undefined {
    const record = this.find(name);
    if (record === undefined || stateOf(record) === 'stopped') return undefined;
    return lookAt(record.pid)?.memory;
  }

  /** Starts it unless it runs already. @returns whether it was started */
  start(launch: Launch): boolean {
    if (this.state(launch.name) !== 'stopped') return false;
    for (const folder of [this.folder, this.logs])
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    const log = openSync(this.logFile(launch.name), 'a', 0o600);
    const [program, ...args] = launch.command;
    const child = spawn(program, args, {
      cwd: launch.cwd,
      env: { PATH: process.env.PATH, ...launch.env },
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    // The error of a program that cannot be run arrives later; `alive` then says that it ended.
    child.on('error', () => undefined);
    child.unref();
    if (child.pid === undefined) {
      throw new NetworkError('PROCESS_ENDED', `${launch.name} could not be started`);
    }
    const record: ProcessRecord = {
      ...launch,
      pid: child.pid,
      started: lookAt(child.pid)?.started ?? '',
    };
    writeFileSync(this.#file(launch.name), JSON.stringify(record), { mode: 0o600 });
    return true;
  }

  /** @throws NetworkError `UNKNOWN_NODE` for a name without a running process */
  signal(name: string, signal: NodeJS.Signals): void {
    const record = this.find(name);
    if (record === undefined || stateOf(record) === 'stopped') {
      throw new NetworkError('UNKNOWN_NODE', `${name} is not running`);
    }
    process.kill(record.pid, signal);
  }

  /** Ends the given processes and forgets them; the ones that do not listen are killed after `grace` milliseconds. */
  async stop(names: readonly string[], grace = 5_000): Promise<void> {
    const records = this.records().filter((record) => names.includes(record.name));
    for (const record of records) {
      if (stateOf(record) === 'frozen') process.kill(record.pid, 'SIGCONT');
      if (stateOf(record) !== 'stopped') process.kill(record.pid, 'SIGTERM');
    }
    const deadline = Date.now() + grace;
    while (records.some((record) => stateOf(record) !== 'stopped') && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    for (const record of records) {
      if (stateOf(record) !== 'stopped') process.kill(record.pid, 'SIGKILL');
      rmSync(this.#file(record.name), { force: true });
    }
  }

  logFile(name: string): string {
    return join(this.logs, `${name}.log`);
  }

  #file(name: string): string {
    return join(this.folder, `${name}.json`);
  }
}

function stateOf(record: ProcessRecord): ProcessState {
  const now = lookAt(record.pid);
  if (record.started === '' || now?.started !== record.started) return 'stopped';
  if (now.state === 'Z' || now.state === 'X') return 'stopped';
  return now.state === 'T' ? 'frozen' : 'running';
}
