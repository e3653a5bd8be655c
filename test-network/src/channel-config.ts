import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeerCommand } from './as-admin';
import type { Binaries } from './binaries';
import type { Network } from './network';
import { runTool } from './run-tool';

/** A group of the channel's configuration, as configtxlator writes it. */
export interface ConfigGroup {
  readonly groups: Readonly<Record<string, ConfigGroup>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly policies: Readonly<Record<string, ConfigPolicy>>;
}

export interface ConfigPolicy {
  readonly policy?: { readonly type?: number; readonly value?: unknown };
}

/** The channel's configuration in force. */
export interface ChannelConfig {
  readonly channel_group: ConfigGroup;
}

interface ConfigBlock {
  readonly data: {
    readonly data: readonly {
      readonly payload: { readonly data: { readonly config: ChannelConfig } };
    }[];
  };
}

/**
 * The configuration in force, as the peer behind `peer` has it.
 * @throws NetworkError `COMMAND_FAILED`
 */
export async function fetchConfig(
  network: Network,
  binaries: Binaries,
  peer: PeerCommand,
): Promise<ChannelConfig> {
  const folder = await mkdtemp(join(tmpdir(), 'fuqi-config-'));
  try {
    const block = join(folder, 'config.block');
    await peer('channel', 'fetch', 'config', block, '-c', network.description.channel.name);
    const decoded = (await decode(binaries, 'common.Block', block)) as ConfigBlock;
    const config = decoded.data.data[0]?.payload.data.config;
    if (config === undefined) throw new TypeError('a configuration block without configuration');
    return config;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A protobuf message in a file as JSON, by configtxlator, which leaves its own file beside it. */
export async function decode(binaries: Binaries, type: string, file: string): Promise<unknown> {
  // To a file: it opens its standard output by name, which not every kind of pipe allows.
  const args = ['proto_decode', '--type', type, '--input', file, '--output', `${file}.json`];
  await runTool(binaries.of('configtxlator'), args);
  return JSON.parse(await readFile(`${file}.json`, 'utf8'));
}

/** JSON in a file as a protobuf message in another one. */
export async function encode(
  binaries: Binaries,
  type: string,
  json: string,
  target: string,
): Promise<void> {
  const args = ['proto_encode', '--type', type, '--input', json, '--output', target];
  await runTool(binaries.of('configtxlator'), args);
}
