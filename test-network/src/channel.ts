import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  address,
  CHANNEL_PROFILE,
  configtx,
  type BankOrganisation,
  type OrderingOrganisation,
} from '@fuqi/topology';
import { asAdmin } from './as-admin';
import type { Binaries } from './binaries';
import type { Network } from './network';
import { runTool } from './run-tool';

/** The channel's first block, made once: another one would be another channel. */
export async function makeGenesis(network: Network, binaries: Binaries): Promise<void> {
  const { layout, description } = network;
  const block = layout.block(description.channel.name);
  if (existsSync(block)) return;
  await mkdir(layout.configtx, { recursive: true, mode: 0o700 });
  await writeFile(join(layout.configtx, 'configtx.yaml'), configtx(description, layout));
  const args = ['-profile', CHANNEL_PROFILE, '-channelID', description.channel.name];
  await runTool(binaries.of('configtxgen'), [...args, '-outputBlock', block], {
    env: { FABRIC_CFG_PATH: layout.configtx },
  });
}

/** Joins a consenter by its admin endpoint, unless it has the channel. */
export async function joinOrderer(
  network: Network,
  binaries: Binaries,
  organisation: OrderingOrganisation,
): Promise<void> {
  const { layout, description } = network;
  const { name } = description.channel;
  const { admin } = organisation.orderer;
  const files = layout.node(organisation.name, organisation.orderer.name);
  const tls = ['--ca-file', files.tlsRoot, '--client-cert', files.tlsCert];
  const at = ['-o', address(admin), ...tls, '--client-key', files.tlsKey];
  const osnadmin = binaries.of('osnadmin');
  const listed = await runTool(osnadmin, ['channel', 'list', ...at, '--no-status']);
  if (listed.includes(`"name":"${name}"`) || listed.includes(`"name": "${name}"`)) return;
  const block = ['--channelID', name, '--config-block', layout.block(name)];
  await runTool(osnadmin, ['channel', 'join', ...block, ...at]);
}

/** Joins a bank's peer, unless it has the channel. */
export async function joinPeer(
  network: Network,
  binaries: Binaries,
  bank: BankOrganisation,
): Promise<void> {
  const { name } = network.description.channel;
  await asAdmin(network, binaries, bank, async (peer) => {
    const joined = await peer('channel', 'list');
    if (joined.split('\n').includes(name)) return;
    await peer('channel', 'join', '-b', network.layout.block(name));
  });
}
