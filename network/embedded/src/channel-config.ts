import { ByteWriter, decodeAll } from './codec';
import { LedgerError } from './errors';
import type { OrganisationRoot } from './membership';
import { readPolicy, writePolicy, type EndorsementPolicy } from './policy';

const FORMAT = 1;
const IMPLICIT_PREFIX = '_implicit_org_';

/** A private collection: its members keep the values, everybody else the hashes. */
export interface CollectionConfig {
  readonly name: string;
  readonly members: readonly string[];
  /** Only clients of members may read through a contract. */
  readonly memberOnlyRead: boolean;
  readonly memberOnlyWrite: boolean;
  /** Replaces the channel's policy for writes to the collection. */
  readonly policy: EndorsementPolicy | null;
}

/** What block 0 fixes for the life of a channel. */
export interface ChannelConfig {
  readonly channel: string;
  readonly chaincode: string;
  /** Milliseconds since the epoch; certificates are valid from here on. */
  readonly bornAt: number;
  readonly organisations: readonly OrganisationRoot[];
  readonly policy: EndorsementPolicy;
  readonly collections: readonly CollectionConfig[];
}

export function encodeChannelConfig(config: ChannelConfig): Buffer {
  const writer = new ByteWriter()
    .u8(FORMAT)
    .text(config.channel)
    .text(config.chaincode)
    .u64(config.bornAt)
    .list(config.organisations, (w, { mspId, rootCertificatePem }) =>
      w.text(mspId).text(rootCertificatePem),
    );
  writePolicy(writer, config.policy);
  return writer.list(config.collections, writeCollectionConfig).finish();
}

/** @throws LedgerError `MALFORMED`. */
export function decodeChannelConfig(bytes: Uint8Array): ChannelConfig {
  return decodeAll(bytes, (reader) => {
    if (reader.u8() !== FORMAT) {
      throw new LedgerError('MALFORMED', 'configuration of an unknown format');
    }
    return {
      channel: reader.text(),
      chaincode: reader.text(),
      bornAt: reader.u64(),
      organisations: reader.list((r) => ({ mspId: r.text(), rootCertificatePem: r.text() })),
      policy: readPolicy(reader),
      collections: reader.list((r) => ({
        name: r.text(),
        members: r.list((m) => m.text()),
        memberOnlyRead: r.flag(),
        memberOnlyWrite: r.flag(),
        policy: r.optional(readPolicy),
      })),
    };
  });
}

function writeCollectionConfig(writer: ByteWriter, collection: CollectionConfig): void {
  writer
    .text(collection.name)
    .list(collection.members, (w, member) => w.text(member))
    .flag(collection.memberOnlyRead)
    .flag(collection.memberOnlyWrite)
    .optional(collection.policy, writePolicy);
}

/**
 * The collection of that name: a configured one, or Fabric's implicit collection of one
 * organisation, which needs no configuration and whose writes that organisation endorses.
 */
export function findCollection(config: ChannelConfig, name: string): CollectionConfig | undefined {
  const mspId = name.startsWith(IMPLICIT_PREFIX) ? name.slice(IMPLICIT_PREFIX.length) : undefined;
  if (mspId !== undefined && config.organisations.some((org) => org.mspId === mspId)) {
    return {
      name,
      members: [mspId],
      memberOnlyRead: false,
      memberOnlyWrite: false,
      policy: { outOf: 1, rules: [mspId] },
    };
  }
  return config.collections.find((collection) => collection.name === name);
}
