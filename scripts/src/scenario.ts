/** `npm run -s scenario -- S1 [S2 …|all] [--ledger embedded|fabric] [--json]`: plays scenarios with real proofs and checks their ends. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openProver, prepareKeys } from '@fuqi/zk-circuits';
import { runScenario } from './scenario/run-scenario';
import { sayer } from './scenario/sayer';
import { SKIPPED, whatIsMissing } from './stage/fabric/missing';
import { onTestNetwork } from './stage/fabric/on-test-network';
import type { OpenLedger } from './stage/stage-ledger';

const BASE_PORT = 27_000;
const ALL = ['S1', 'S2', 'S3', 'S4', 'S7'];
const USAGE = `usage: scenario S1 [S2 …|all] [--ledger embedded|fabric] [--json] [--prover snarkjs|native|auto]
  --ledger fabric brings a test network up for each scenario and ends it again:
  --root FOLDER     where its state goes for that time (default: a folder for temporary files)
  --port BASE       the first of its ports (default ${String(BASE_PORT)})
exit codes: 0 as expected, 1 not so, 2 usage, ${String(SKIPPED)} skipped, because Fabric's programs are not there
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ledger: { type: 'string', default: 'embedded' },
      json: { type: 'boolean', default: false },
      prover: { type: 'string', default: 'snarkjs' },
      lang: { type: 'string', default: 'both' },
      root: { type: 'string' },
      port: { type: 'string', default: String(BASE_PORT) },
    },
  });
  const names = positionals.includes('all') ? ALL : positionals;
  const { prover: choice, ledger } = values;
  if (names.length === 0 || !['embedded', 'fabric'].includes(ledger) || !isChoice(choice)) {
    process.stderr.write(USAGE);
    return 2;
  }
  const missing = ledger === 'fabric' ? whatIsMissing() : undefined;
  if (missing !== undefined) return skip(names, missing, values.json);
  const circuits = await prepareKeys();
  const files = Object.fromEntries(circuits.map((circuit) => [circuit.name, circuit]));
  let failed = 0;
  for (const name of names) {
    const prover = await openProver(files, choice);
    const say = sayer(values.lang);
    const ok = await runScenario(name, {
      ...{ prover, circuits, json: values.json, say },
      ...(ledger === 'fabric' && {
        openLedger: await fabric(values.root, Number(values.port)),
      }),
    });
    if (!ok) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}

async function fabric(folder: string | undefined, basePort: number): Promise<OpenLedger> {
  const root = resolve(folder ?? (await mkdtemp(join(tmpdir(), 'fuqi-scenario-'))));
  const say = (line: string): void => void process.stderr.write(`    ${line}\n`);
  return onTestNetwork({ root, basePort, say });
}

function skip(names: readonly string[], reason: string, json: boolean): number {
  for (const scenario of names) {
    if (json) process.stdout.write(`${JSON.stringify({ scenario, skipped: true, reason })}\n`);
  }
  process.stderr.write(`skipped · 跳过: ${reason}\n`);
  return SKIPPED;
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
