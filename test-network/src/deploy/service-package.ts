import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { address, type BankOrganisation } from '@fuqi/topology';
import { NetworkError } from '../errors';
import type { Network } from '../network';
import { runTool } from '../run-tool';

/** A bank's package, as its builder says it. */
export interface ServicePackage {
  readonly file: string;
  /** Name, version and code hash: equal for all banks that run the same code. */
  readonly label: string;
  /** What the bank's peer calls the package: `label:sha256`. Each bank's differs by its keys. */
  readonly packageId: string;
  /** SHA-256 of the code, as `query:version` answers it. */
  readonly code: string;
}

type ServiceProgram = 'main.js' | 'package.js';

/** Whether the chaincode service has been built. */
export function hasService(): boolean {
  return existsSync(compiled('main.js'));
}

/** A compiled program of the chaincode service. @throws NetworkError `CHAINCODE_MISSING` */
export function servicePath(program: ServiceProgram): string {
  const path = compiled(program);
  if (existsSync(path)) return path;
  throw new NetworkError('CHAINCODE_MISSING', 'the chaincode service is not built: npm run build');
}

function compiled(program: ServiceProgram): string {
  const home = dirname(require.resolve('@fuqi/chaincode-service/package.json'));
  return join(home, 'dist', program);
}

/**
 * Builds the package of a bank by a process of its own, so that the hash is taken of the compiled code that the service runs.
 * It names the service's address and holds the TLS pair with which the peer shows itself to the service.
 */
export async function buildServicePackage(
  network: Network,
  bank: BankOrganisation,
): Promise<ServicePackage> {
  const { layout } = network;
  const file = layout.chaincodePackage(bank.name);
  const peer = layout.node(bank.name, bank.peer.name);
  const service = layout.node(bank.name, 'chaincode');
  const tls = ['--tls-key', peer.tlsKey, '--tls-cert', peer.tlsCert, '--tls-root', service.tlsRoot];
  const where = ['--out', file, '--address', address(bank.peer.service)];
  const said = await runTool(process.execPath, [servicePath('package.js'), ...where, ...tls]);
  return { file, ...(JSON.parse(said) as Omit<ServicePackage, 'file'>) };
}
