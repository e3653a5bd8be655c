import { execFile } from 'node:child_process';
import { basename } from 'node:path';
import { NetworkError } from './errors';

export interface ToolOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds; a command that hangs is ended. */
  readonly timeout?: number;
}

/**
 * Runs one of Fabric's tools to its end.
 * @returns what it wrote on stdout
 * @throws NetworkError `COMMAND_FAILED` with the last lines it wrote
 */
export function runTool(
  program: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      [...args],
      {
        env: { PATH: process.env.PATH, FABRIC_LOGGING_SPEC: 'error', ...options.env },
        timeout: options.timeout ?? 60_000,
        maxBuffer: 32 << 20,
      },
      (error, stdout, stderr) => {
        if (error === null) {
          resolve(stdout);
          return;
        }
        const said = `${stdout}\n${stderr}`.trim().split('\n').slice(-6).join('\n');
        const what = [basename(program), ...args.slice(0, 3)].join(' ');
        reject(new NetworkError('COMMAND_FAILED', `${what}: ${said}`, { cause: error }));
      },
    );
  });
}
