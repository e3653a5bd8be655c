import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { resolve } from 'node:path';

const PROGRAM = resolve(__dirname, '../../../../client/gateway/dist/main.js');

/** Compiled once and plainly: a database of one organisation needs the memory more than the speed. */
const NODE_FLAGS = ['--liftoff-only', '--max-old-space-size=512'];

/** How a gateway's program is started. */
export interface GatewayProgram {
  readonly config: string;
  /** File to which its log is appended. */
  readonly log: string;
  /** Secrets that the configuration names. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A gateway in a process of its own. It ends when this process does. */
export class GatewayProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
    /** Resolves when the process has ended. */
    readonly ended: Promise<void>,
  ) {}

  /** Resolves when it listens. @throws Error with its complaint when it does not come up */
  static start({ config, log, environment }: GatewayProgram): Promise<GatewayProcess> {
    const output = openSync(log, 'a', 0o600);
    const { PATH = '' } = process.env;
    const child = spawn(process.execPath, [...NODE_FLAGS, PROGRAM, '--config', config], {
      stdio: ['ignore', output, 'pipe', 'ipc'],
      env: { PATH, ...environment },
      // An interrupt from the keyboard is for the parent, which stops its children in order.
      detached: true,
    });
    closeSync(output);
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-2_000);
    });
    const ended = new Promise<void>((done) => child.once('close', () => done()));
    return new Promise((done, failed) => {
      child.once('error', failed);
      child.on('message', (message: { readonly type?: string; readonly port?: number }) => {
        if (message.type === 'listening') done(new GatewayProcess(child, message.port ?? 0, ended));
      });
      void ended.then(() => failed(new Error(`the gateway ended: ${complaint.trim()}`)));
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Finishes what is at work and ends. */
  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}
