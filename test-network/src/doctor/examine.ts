import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textOf } from '@fuqi/fabric';
import type { BankOrganisation } from '@fuqi/topology';
import { asAdmin } from '../as-admin';
import { findBinaries, type Binaries } from '../binaries';
import { decode, fetchConfig } from '../channel-config';
import { Lifecycle } from '../deploy/lifecycle';
import { NetworkError } from '../errors';
import type { Network } from '../network';
import { networkStatus, type NodeStatus } from '../observe/status';
import { checkCertificates } from './check-certificates';
import { checkChaincode, type BankCode } from './check-chaincode';
import { checkClocks } from './check-clocks';
import { checkLedgers } from './check-ledgers';
import { checkPolicies } from './check-policies';
import { checkPorts } from './check-ports';
import { checkProcesses } from './check-processes';
import { checkQuorum } from './check-quorum';
import { checkSealLag } from './check-seal-lag';
import { checkVersions } from './check-versions';
import { finding, type Finding } from './finding';

/** Everything that is amiss with a network, or with the machine it is to run on. Nothing is changed. */
export async function examine(network: Network): Promise<readonly Finding[]> {
  const binaries = programs();
  const machine = [
    ...('found' in binaries ? await checked('versions', () => checkVersions(binaries.found)) : []),
    ...('missing' in binaries ? [binaries.missing] : []),
    ...(await checked('ports', () => checkPorts(network))),
  ];
  const known = network.processes.records();
  if (known.length === 0) return [...machine, neverUp()];
  const nodes = await networkStatus(network);
  const alive = network.description.banks.filter(
    ({ peer }) => nodes.find(({ name }) => name === peer.name)?.height !== undefined,
  );
  const [first] = alive;
  return [
    ...machine,
    ...checkProcesses(nodes),
    ...checkQuorum(nodes),
    ...checkLedgers(nodes),
    ...(await checked('clocks', () => checkClocks(network))),
    ...(await checked('certificates', () => checkCertificates(network))),
    ...(first === undefined || !('found' in binaries)
      ? []
      : [
          ...(await checked('chaincode', async () => {
            const { committed, codes } = await askBanks(network, binaries.found, alive);
            return checkChaincode(network.description, committed, codes, nodes);
          })),
          ...(await checked('policies', () => policies(network, binaries.found, first))),
          ...(await sealing(network, nodes)),
        ]),
  ];
}

type Programs = { readonly found: Binaries } | { readonly missing: Finding };

function programs(): Programs {
  try {
    return { found: findBinaries() };
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const words = { en: error.message, zh: '找不到 Fabric 程序:请设置 FABRIC_BIN' };
    return { missing: finding('binary-missing', 'error', 'FABRIC_BIN', words) };
  }
}

function neverUp(): Finding {
  return finding('process-down', 'error', 'network', {
    en: 'is not up: npm run network -- up',
    zh: '网络未启动:请执行 npm run network -- up',
  });
}

async function askBanks(
  network: Network,
  binaries: Binaries,
  banks: readonly BankOrganisation[],
): Promise<{ committed: Awaited<ReturnType<Lifecycle['committed']>>; codes: BankCode[] }> {
  const asked = await Promise.all(
    banks.map((bank) =>
      asAdmin(network, binaries, bank, async (peer) => {
        const lifecycle = new Lifecycle(network, peer);
        const committed = await lifecycle.committed();
        const approved = committed && (await lifecycle.approved(committed.sequence));
        return { committed, code: { mspId: bank.mspId, approved } };
      }),
    ),
  );
  return { committed: asked[0]?.committed, codes: asked.map(({ code }) => code) };
}

async function policies(network: Network, binaries: Binaries, bank: BankOrganisation) {
  return asAdmin(network, binaries, bank, async (peer) => {
    const config = await fetchConfig(network, binaries, peer);
    const rule = await new Lifecycle(network, peer).rule();
    const own = rule === undefined ? undefined : await decodeRule(binaries, rule);
    return checkPolicies(network.description, config, own);
  });
}

/** Asked of a bank whose chaincode answers; where none does, that is said already. */
async function sealing(
  network: Network,
  nodes: readonly NodeStatus[],
): Promise<readonly Finding[]> {
  const answering = nodes.find(({ code }) => code !== undefined);
  if (answering === undefined) return [];
  return checked('sealing', () => checkSealLag(network, answering.mspId));
}

/** The signature policy within a definition's validation parameter. */
async function decodeRule(binaries: Binaries, parameter: Buffer): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'fuqi-policy-'));
  try {
    const file = join(folder, 'policy');
    await writeFile(file, parameter);
    const policy = await decode(binaries, 'protos.ApplicationPolicy', file);
    return (policy as { readonly signature_policy?: unknown }).signature_policy;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A check that cannot be made is itself a finding: silence would read as health. */
async function checked(
  name: string,
  check: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await check();
  } catch (error) {
    const why = textOf(error).slice(0, 300);
    const words = { en: `could not be checked: ${why}`, zh: `无法检查:${why}` };
    return [finding('check-failed', 'error', name, words)];
  }
}
