import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { submitTransaction } from '@fuqi/fabric';
import { findBinaries, type Program } from './binaries';
import { openPort } from './connect/open-port';
import { deploy } from './deploy/deploy';
import { examine } from './doctor/examine';
import { down } from './down';
import { fault } from './fault';
import { NetworkError } from './errors';
import type { Network } from './network';
import { networkStatus } from './observe/status';
import type { Say } from './progress';
import { runTool } from './run-tool';
import { up } from './up';
import { programVersions } from './versions';

/** Writes one thing that was seen, as a line of JSON with its time. */
type Record = (what: string, seen: object) => Promise<void>;

/**
 * A full run on a network of its own, written down as it happens: what it ran with, how it came up, what each bank answers, a
 * commit, the loss of the leader, the doctor's findings, the end.
 *
 * @param file JSON lines; an existing one is replaced. It names no path and no host
 * @throws NetworkError whatever broke the run off; the log then ends with it
 */
export async function evidence(network: Network, file: string, say: Say): Promise<void> {
  if (network.processes.records().length > 0 || network.isKept()) {
    throw new NetworkError(
      'NETWORK_UP',
      'evidence is taken on a network of its own: down, or --root',
    );
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '');
  const record: Record = async (what, seen) => {
    const line = { time: new Date().toISOString(), what, ...seen };
    await appendFile(file, `${JSON.stringify(line)}\n`);
    say(`${what}  ${JSON.stringify(seen).slice(0, 120)}`);
  };
  try {
    await record('machine', machine());
    await record('source', await source());
    await record('programs', await programs());
    await fullRun(network, record);
  } catch (error) {
    const { code = 'UNKNOWN', message } = error as {
      readonly code?: string;
      readonly message: string;
    };
    await record(code === 'BINARY_MISSING' ? 'skipped' : 'broken-off', { code, message });
    throw error;
  } finally {
    await down(network, () => undefined, false);
    await record('down', {});
  }
}

async function fullRun(network: Network, record: Record): Promise<void> {
  const began = performance.now();
  const steps: string[] = [];
  await up(network, (line) => void steps.push(line.trim()));
  const deployed = await deploy(network, (line) => void steps.push(line.trim()));
  await record('up', { seconds: since(began), steps });
  await record('chaincode', { ...deployed, packages: await packageHashes(network) });
  await record('status', { nodes: await told(network) });
  await record('commit', await commit(network));
  const leader = await fault(network, 'kill', 'leader');
  await record('leader-killed', { leader });
  await record('commit', await commit(network));
  await record('doctor', { findings: await examine(network) });
  await fault(network, 'start', leader);
  await record('leader-started', { leader });
  await record('commit', await commit(network));
  await record('doctor', { findings: await examine(network) });
  await record('status', { nodes: await told(network) });
}

/** What is worth keeping of a status: no process ids. */
async function told(network: Network) {
  const nodes = await networkStatus(network);
  return nodes.map(({ name, state, height, lastHash, leader, code, memory, trouble }) => ({
    ...{ name, state, height, lastHash, leader, code, memory, trouble },
  }));
}

async function commit(network: Network) {
  const { port, close } = await openPort(network, 'BankAMSP', 'relay');
  try {
    const began = performance.now();
    const { state } = await submitTransaction(port, 'query:version', []);
    return { state, seconds: since(began), ...(await port.chainInfo()) };
  } finally {
    close();
  }
}

function machine() {
  return {
    node: process.version,
    system: `${platform()} ${release()} ${arch()}`,
    cores: cpus().length,
    memoryMiB: Math.round(totalmem() / (1 << 20)),
  };
}

/** The commit that is checked out, whether anything differs from it, and the lock file's hash. */
async function source() {
  const home = join(__dirname, '..', '..');
  const git = (...args: string[]) => runTool('git', ['-C', home, ...args]).catch(() => undefined);
  const changes = await git('status', '--porcelain', '--untracked-files=no');
  return {
    commit: (await git('rev-parse', 'HEAD'))?.trim() ?? 'no repository',
    clean: changes === undefined ? 'unknown' : changes === '',
    lockFile: await sha256(join(home, 'package-lock.json')),
  };
}

async function programs() {
  const binaries = findBinaries();
  const versions = new Map(
    (await programVersions(binaries)).map(({ program, version }) => [program, version]),
  );
  const names: readonly Program[] = [...versions.keys(), 'osnadmin'];
  const each = names.map(async (program) => ({
    program,
    version: versions.get(program) ?? 'says none',
    sha256: await sha256(binaries.of(program)),
  }));
  return { programs: await Promise.all(each) };
}

async function packageHashes(network: Network) {
  const { description, layout } = network;
  return Promise.all(
    description.banks.map(async ({ name, mspId }) => ({
      mspId,
      sha256: await sha256(layout.chaincodePackage(name)),
    })),
  );
}

async function sha256(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

function since(began: number): number {
  return Math.round(performance.now() - began) / 1_000;
}
