/** `npm run -s faults -- [name …] [--json]`: breaks parts of a real network under load and accounts for every operation. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from './bench/figure';
import { FaultRange } from './load/fault-range';
import { BREAKAGES, breakUnderLoad } from './load/faults';
import { SKIPPED, whatIsMissing } from './stage/fabric/missing';

const USAGE = `usage: faults [name …] [--root FOLDER] [--port BASE] [--json]
names: ${Object.keys(BREAKAGES).join(', ')}
exit codes: 0 all kept, 1 something lost, doubled or told falsely, 2 usage, ${String(SKIPPED)} skipped without Fabric's programs
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      root: { type: 'string' },
      port: { type: 'string', default: '27400' },
    },
  });
  const names = positionals.length === 0 ? Object.keys(BREAKAGES) : positionals;
  if (!names.every((name) => Object.hasOwn(BREAKAGES, name))) {
    process.stderr.write(USAGE);
    return 2;
  }
  const missing = whatIsMissing();
  if (missing !== undefined) {
    process.stderr.write(`skipped · 跳过: ${missing}\n`);
    return SKIPPED;
  }
  const root = resolve(values.root ?? (await mkdtemp(join(tmpdir(), 'fuqi-faults-'))));
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const range = await FaultRange.open({ root, basePort: Number(values.port), say });
  try {
    let broken = 0;
    for (const name of names) {
      say(name);
      const report = await breakUnderLoad(range, name);
      const line = { ...report, machine: machine() };
      process.stdout.write(`${JSON.stringify(line, undefined, values.json ? 0 : 2)}\n`);
      broken += report.lost + report.doubled + report.falselyFailed;
    }
    return broken === 0 ? 0 : 1;
  } finally {
    await range.close();
  }
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'failed'}\n`);
    process.exit(1);
  },
);
