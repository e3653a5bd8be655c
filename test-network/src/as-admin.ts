import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BankOrganisation } from '@fuqi/topology';
import type { Binaries } from './binaries';
import { writeMsp } from './enrol';
import type { Network } from './network';
import { runTool } from './run-tool';

/** Runs `peer …` against a bank's own peer. */
export type PeerCommand = (...args: readonly string[]) => Promise<string>;

/**
 * Lends the bank's administrator to Fabric's tool, which reads keys from a folder: one is unsealed for the length of `work`
 * and removed after it, whatever happens.
 */
export async function asAdmin<T>(
  network: Network,
  binaries: Binaries,
  bank: BankOrganisation,
  work: (peer: PeerCommand) => Promise<T>,
): Promise<T> {
  const { layout } = network;
  const identity = await network.wallet(bank.name).get('admin');
  const msp = await mkdtemp(join(layout.organisation(bank.name), 'admin-'));
  try {
    await writeMsp(msp, await readFile(layout.caCert(bank.name), 'utf8'));
    for (const folder of ['signcerts', 'keystore']) await mkdir(join(msp, folder), { mode: 0o700 });
    await writeFile(join(msp, 'signcerts', 'cert.pem'), identity.certificate);
    await writeFile(join(msp, 'keystore', 'key.pem'), identity.privateKey, { mode: 0o600 });
    const env = {
      FABRIC_CFG_PATH: layout.node(bank.name, bank.peer.name).home,
      CORE_PEER_MSPCONFIGPATH: msp,
    };
    return await work((...args) => runTool(binaries.of('peer'), args, { env }));
  } finally {
    await rm(msp, { recursive: true, force: true });
  }
}
