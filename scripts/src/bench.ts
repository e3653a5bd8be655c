/** `npm run -s bench -- [name …] --json`: measures, one line for each figure; progress on stderr. */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { BENCHES, GROUPS, ON_DEMAND, type BenchName, isBenchName } from './bench/benches';
import { type Figure, machine } from './bench/figure';

/** A bench that takes longer is stopped: minutes. One on demand has a network to bring up and to end. */
const MINUTES_MAX = 4;
const MINUTES_ON_DEMAND = 15;

function print(figure: Figure, json: boolean): void {
  const line = json ? JSON.stringify({ ...figure, machine: machine() }) : readable(figure);
  process.stdout.write(`${line}\n`);
}

function readable({ name, value, min, unit, baseline, ratio, n }: Figure): string {
  const number = (x: number): string => x.toPrecision(4);
  const against = baseline === null ? '' : `, baseline ${number(baseline)}`;
  const times = ratio === null ? '' : `, ratio ${number(ratio)}`;
  return `${name}: ${number(value)} ${unit} (min ${number(min)}${against}${times}, n = ${n})`;
}

/** Runs benches in this process, one after another. */
async function runHere(names: readonly BenchName[], json: boolean): Promise<void> {
  for (const name of names) {
    const say = (progress: string): void => void process.stderr.write(`${name}: ${progress}\n`);
    for await (const figure of BENCHES[name](say)) print(figure, json);
  }
}

/** Runs benches in a process of their own, so that no figure depends on what another bench left behind. */
function runApart(names: readonly BenchName[], json: boolean): Promise<number> {
  const args = [__filename, ...names, '--here', ...(json ? ['--json'] : [])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const minutes = names.some((name) => ON_DEMAND.has(name)) ? MINUTES_ON_DEMAND : MINUTES_MAX;
  const timer = setTimeout(() => {
    process.stderr.write(`${names.join(' ')}: stopped after ${minutes} minutes\n`);
    child.kill('SIGKILL');
  }, minutes * 60_000);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code ?? 1);
    });
  });
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, here: { type: 'boolean' } },
  });
  const json = values.json === true;
  const names = positionals.filter(isBenchName);
  if (names.length < positionals.length) {
    process.stderr.write(`usage: bench [${Object.keys(BENCHES).join(' | ')} …] [--json]\n`);
    return 2;
  }
  if (values.here === true) {
    await runHere(names, json);
    return 0;
  }
  const wanted = (name: BenchName): boolean =>
    names.length === 0 ? !ON_DEMAND.has(name) : names.includes(name);
  let worst = 0;
  for (const group of GROUPS.map((members) => members.filter(wanted))) {
    if (group.length > 0) worst = Math.max(worst, await runApart(group, json));
  }
  return worst;
}

void main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'failed'}\n`);
    process.exit(1);
  },
);
