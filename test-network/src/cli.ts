/** `npm run network -- …`: the real network on loopback. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './commands';
import { NetworkError } from './errors';
import { Network } from './network';

const EVIDENCE = join('.fuqi', 'evidence', 'network.jsonl');
const STATE = join('.fuqi', 'network');

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      root: { type: 'string', default: join(__dirname, '..', '..', STATE) },
      port: { type: 'string' },
      keep: { type: 'boolean', default: false },
      out: { type: 'string', default: join(__dirname, '..', '..', EVIDENCE) },
      json: { type: 'boolean', default: false },
      lang: { type: 'string', default: process.env.LANG?.startsWith('zh') ? 'zh' : 'en' },
      lines: { type: 'string', short: 'n', default: '20' },
      'no-deploy': { type: 'boolean', default: false },
      'time-window': { type: 'string' },
    },
  });
  const { root, port, keep, json, 'no-deploy': bare, 'time-window': timeWindow } = values;
  const network = new Network({
    root: resolve(root),
    ...(port !== undefined && { basePort: Number(port) }),
    ...(timeWindow !== undefined && { timeWindow }),
  });
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const language = values.lang === 'zh' ? 'zh' : 'en';
  const lines = Math.max(0, Number.parseInt(values.lines, 10) || 0);
  return run(network, positionals, {
    say,
    keep,
    bare,
    json,
    language,
    lines,
    out: resolve(values.out),
  });
}

// Whoever reads a few lines and goes has what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const known = error instanceof Error && 'code' in error;
    process.stderr.write(`${known ? `${String(error.code)}: ${error.message}` : String(error)}\n`);
    process.exitCode = isAboutPrograms(error) ? 3 : 1;
  },
);

/** The network cannot be had on this machine as it is: tests that need it are then skipped and not failed. */
function isAboutPrograms(error: unknown): boolean {
  if (!(error instanceof NetworkError)) return false;
  return error.code === 'BINARY_MISSING' || error.code === 'VERSION_WRONG';
}
