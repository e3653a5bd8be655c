import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { childModule } from '../process/child-module';

// eslint-disable-next-line no-control-regex -- colours of the compiler's terminal output
const COLOURS = /\u001b\[[0-9;]*m/g;

/** What the compiler said; `ok` is whether it wrote its output. */
export interface CircomRun {
  readonly ok: boolean;
  readonly report: string;
}

/**
 * Runs circom in a process of its own.
 * @param paths absolute: the main file, the libraries, the existing output folder
 * @param flags further options of the compiler
 */
export async function runCircom(
  paths: { main: string; libraries: readonly string[]; output: string },
  flags: readonly string[],
): Promise<CircomRun> {
  const root = path.parse(paths.main).root;
  const relative = (file: string): string => path.relative(root, file) || '.';
  const args = [
    relative(paths.main),
    ...flags,
    ...paths.libraries.flatMap((library) => ['-l', relative(library)]),
    '-o',
    relative(paths.output),
  ];
  const module = path.join(__dirname, 'circom-process');
  const child = spawn(process.execPath, [...childModule(module), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let report = '';
  const collect = (chunk: Buffer): void => {
    report += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { ok: code === 0, report: report.replace(COLOURS, '').trim() };
}
