import { address, serviceName, type BankOrganisation } from '@fuqi/topology';
import type { Network } from '../network';
import { comesUp } from '../nodes';
import { isListening } from '../wait-until';
import { servicePath, type ServicePackage } from './service-package';

/** Starts the chaincode service beside a bank's peer over mutual TLS; one that serves another package is replaced. */
export async function startService(
  network: Network,
  bank: BankOrganisation,
  { packageId }: ServicePackage,
): Promise<void> {
  const { layout, processes } = network;
  const name = serviceName(bank.name);
  const files = layout.node(bank.name, 'chaincode');
  if (processes.find(name)?.env.CORE_CHAINCODE_ID !== packageId) await processes.stop([name]);
  processes.start({
    name,
    command: [process.execPath, servicePath('main.js')],
    cwd: files.home,
    env: {
      CORE_CHAINCODE_ID: packageId,
      CORE_CHAINCODE_ADDRESS: address(bank.peer.service),
      FUQI_CHAINCODE_TLS_KEY: files.tlsKey,
      FUQI_CHAINCODE_TLS_CERT: files.tlsCert,
      FUQI_CHAINCODE_TLS_CLIENT_CA: files.tlsRoot,
    },
  });
  await comesUp(network, name, () => isListening(bank.peer.service));
}
