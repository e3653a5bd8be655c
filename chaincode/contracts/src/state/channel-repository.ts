import { FuqiError, LIMITS } from '@fuqi/domain';
import { boolean, list, nullable, object, text } from '../encoding/shape';
import type { Overlay } from '../overlay/overlay';
import { KEYS } from './keys';
import { readJson, writeJson } from './read-json';

/** Names of channels, chaincodes and organisations: printable ASCII without spaces, bounded. */
export const name = text(new RegExp(`^[A-Za-z0-9._-]{1,${String(LIMITS.contractNameLength)}}$`));

/** What a channel is, fixed when it is opened. */
export interface ChannelConfig {
  /** The chaincode's name, part of every operation's context. The channel's own name comes from the transaction. */
  readonly contract: string;
  /** Whether keys with a public trapdoor are allowed. Such a channel is for trying, never for value, and cannot be changed into another. */
  readonly development: boolean;
  /** MSP ids of the banks, in code-unit order, distinct. */
  readonly banks: readonly string[];
  /** MSP id of the supervisor, whose word an epoch of its key then needs; null where none takes part. */
  readonly supervisor: string | null;
}

export const channelShape = object({
  contract: name,
  development: boolean,
  banks: list(name, LIMITS.endorsementsRequired, 64),
  supervisor: nullable(name),
});

/** The configuration, or `undefined` before the channel is opened. */
export function findChannel(overlay: Overlay): Promise<ChannelConfig | undefined> {
  return readJson(overlay, KEYS.channel, channelShape);
}

/** @throws FuqiError `not-found` before the channel is opened */
export async function readChannel(overlay: Overlay): Promise<ChannelConfig> {
  const config = await findChannel(overlay);
  if (config === undefined) throw new FuqiError('not-found', 'channel not opened');
  return config;
}

export function writeChannel(
  overlay: Overlay,
  { contract, development, banks, supervisor }: ChannelConfig,
): void {
  writeJson(overlay, KEYS.channel, { contract, development, banks, supervisor });
}
