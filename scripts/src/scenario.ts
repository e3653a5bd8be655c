/** `npm run -s scenario -- S1 [S2 …|all] [--ledger embedded] [--json]`: plays scenarios with real proofs and checks their ends. */
import { parseArgs } from 'node:util';
import { openProver, prepareKeys } from '@fuqi/zk-circuits';
import { runScenario } from './scenario/run-scenario';
import { sayer } from './scenario/sayer';

const ALL = ['S1', 'S2', 'S3', 'S4', 'S7'];
const USAGE = `usage: scenario S1 [S2 …|all] [--ledger embedded] [--json] [--prover snarkjs|native|auto]\n`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ledger: { type: 'string', default: 'embedded' },
      json: { type: 'boolean', default: false },
      prover: { type: 'string', default: 'snarkjs' },
      lang: { type: 'string', default: 'both' },
    },
  });
  const names = positionals.includes('all') ? ALL : positionals;
  const { prover: choice, ledger } = values;
  if (names.length === 0 || ledger !== 'embedded' || !isChoice(choice)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const circuits = await prepareKeys();
  const files = Object.fromEntries(circuits.map((circuit) => [circuit.name, circuit]));
  let failed = 0;
  for (const name of names) {
    const prover = await openProver(files, choice);
    const say = sayer(values.lang);
    const ok = await runScenario(name, { prover, circuits, json: values.json, say });
    if (!ok) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}

function isChoice(value: string): value is 'snarkjs' | 'native' | 'auto' {
  return ['snarkjs', 'native', 'auto'].includes(value);
}

// Provers do not keep a process alive; the scenario does.
const alive = setInterval(() => undefined, 60_000);
void main()
  .catch((error: unknown) => {
    process.stderr.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return 1;
  })
  .then((code) => {
    clearInterval(alive);
    process.exit(code);
  });
