import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnyOrganisation, BankOrganisation } from '@fuqi/topology';
import type { Binaries } from './binaries';
import { NetworkError } from './errors';
import { writeMsp } from './identity/msp-folder';
import type { Network } from './network';
import { runTool } from './run-tool';

/** Runs `peer …` against a bank's own peer; for other organisations, against the first bank's. */
export type PeerCommand = (...args: readonly string[]) => Promise<string>;

/**
 * Lends an organisation's administrator to Fabric's tool, which reads keys from a folder: one is unsealed for the length of `work`
 * and removed after it, whatever happens.
 */
export async function asAdmin<T>(
  network: Network,
  binaries: Binaries,
  organisation: AnyOrganisation,
  work: (peer: PeerCommand) => Promise<T>,
): Promise<T> {
  const { layout } = network;
  const { name, mspId } = organisation;
  const bank = organisation.role === 'bank' ? organisation : firstBank(network);
  const identity = await network.wallet(name).get('admin');
  const msp = await mkdtemp(join(layout.organisation(name), 'admin-'));
  try {
    await writeMsp(msp, await readFile(layout.caCert(name), 'utf8'));
    for (const folder of ['signcerts', 'keystore']) await mkdir(join(msp, folder), { mode: 0o700 });
    await writeFile(join(msp, 'signcerts', 'cert.pem'), identity.certificate);
    await writeFile(join(msp, 'keystore', 'key.pem'), identity.privateKey, { mode: 0o600 });
    const env = {
      FABRIC_CFG_PATH: layout.node(bank.name, bank.peer.name).home,
      CORE_PEER_MSPCONFIGPATH: msp,
      CORE_PEER_LOCALMSPID: mspId,
    };
    return await work((...args) => runTool(binaries.of('peer'), args, { env }));
  } finally {
    await rm(msp, { recursive: true, force: true });
  }
}

function firstBank(network: Network): BankOrganisation {
  const [bank] = network.description.banks;
  if (bank === undefined) throw new NetworkError('UNKNOWN_NODE', 'there is no bank');
  return bank;
}
