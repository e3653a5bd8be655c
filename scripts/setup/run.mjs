/** Child processes: awaited, with their output shown, sent to stderr, or kept for the case of a failure. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { dirname, resolve } from 'node:path';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

const KEPT_OUTPUT_CHARS = 200_000;

/**
 * Runs a program in the repository's root. `output` is 'show' (as it comes), 'stderr' (so that stdout stays for data)
 * or 'keep' (returned, and meant to be printed only on failure). Never rejects: a program that cannot start is code 127.
 */
export function run(
  command,
  args,
  { output = 'show', timeoutMs = 0, onSpawn = () => undefined } = {},
) {
  const stdio = {
    show: ['ignore', 'inherit', 'inherit'],
    stderr: ['ignore', 2, 2],
    keep: ['ignore', 'pipe', 'pipe'],
    interactive: 'inherit',
  }[output];
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: ROOT, stdio, timeout: timeoutMs });
    let text = '';
    const keep = (chunk) => {
      text = (text + chunk).slice(-KEPT_OUTPUT_CHARS);
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => done({ code: 127, text: `${text}${error.message}\n` }));
    child.on('close', (code, signal) => done({ code: code ?? 128, signal, text }));
    onSpawn(child);
  });
}

/** Runs one of the repository's own Node programs. */
export function runNode(args, options) {
  return run(process.execPath, args, options);
}

/**
 * Runs a program that stays up: it shares the terminal, signals reach it, and its exit is ours.
 * An interrupt from the keyboard goes to the whole group, so here it is only awaited.
 */
export async function runForeground(args) {
  const { code, signal } = await runNode(args, {
    output: 'interactive',
    onSpawn: (child) => {
      process.on('SIGINT', () => undefined);
      for (const name of ['SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name));
    },
  });
  process.exitCode = signal === 'SIGINT' ? 130 : code;
}
