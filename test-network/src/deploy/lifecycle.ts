import { address, endorsementRule, type NetworkDescription } from '@fuqi/topology';
import type { PeerCommand } from '../as-admin';
import type { Network } from '../network';

/** A chaincode definition of the channel. */
export interface Definition {
  /** The packages' label, so that the channel itself names the code that was approved. */
  readonly version: string;
  readonly sequence: number;
}

interface Installed {
  readonly installed_chaincodes?: readonly { readonly package_id: string }[];
}

interface Committed {
  readonly chaincode_definitions?: readonly CommittedDefinition[];
}

interface CommittedDefinition extends Definition {
  readonly name: string;
  /** base64 of an `ApplicationPolicy`. */
  readonly validation_parameter?: string;
}

interface Approved {
  readonly source?: {
    readonly Type?: { readonly LocalPackage?: { readonly package_id?: string } };
  };
}

/** Fabric's lifecycle of one chaincode, as one bank's administrator sees and moves it. */
export class Lifecycle {
  constructor(
    private readonly network: Network,
    private readonly peer: PeerCommand,
  ) {}

  /** Installs the package, unless the peer has it. */
  async install(file: string, packageId: string): Promise<void> {
    const list = await this.#ask<Installed>('queryinstalled', []);
    if (list.installed_chaincodes?.some((each) => each.package_id === packageId)) return;
    await this.#run('install', [file]);
  }

  /** What the channel has committed, if anything. */
  async committed(): Promise<Definition | undefined> {
    return this.#committed();
  }

  /** The committed endorsement rule: the bytes of an `ApplicationPolicy`. */
  async rule(): Promise<Buffer | undefined> {
    const parameter = (await this.#committed())?.validation_parameter;
    return parameter === undefined ? undefined : Buffer.from(parameter, 'base64');
  }

  async #committed(): Promise<CommittedDefinition | undefined> {
    const { channel, chaincode } = this.network.description;
    const list = await this.#ask<Committed>('querycommitted', ['-C', channel.name]);
    return list.chaincode_definitions?.find((each) => each.name === chaincode.name);
  }

  /** The package that this bank approved for a sequence, if it approved one. */
  async approved(sequence: number): Promise<string | undefined> {
    const which = [...this.#name(), '--sequence', String(sequence)];
    const answer = await this.#ask<Approved>('queryapproved', which).catch((error: unknown) => {
      if (String(error).includes('could not fetch approved chaincode definition')) return undefined;
      throw error;
    });
    return answer?.source?.Type?.LocalPackage?.package_id;
  }

  async approve(definition: Definition, packageId: string): Promise<void> {
    const which = [...this.#definition(definition), '--package-id', packageId];
    await this.#order('approveformyorg', which);
  }

  /** Commits with the endorsement of the banks named. */
  async commit(definition: Definition, banks: NetworkDescription['banks']): Promise<void> {
    const endorsers = banks.flatMap(({ name, peer }) => [
      ...['--peerAddresses', address(peer.listen)],
      ...['--tlsRootCertFiles', this.network.layout.node(name, peer.name).tlsRoot],
    ]);
    await this.#order('commit', [...this.#definition(definition), ...endorsers]);
  }

  #name(): string[] {
    const { channel, chaincode } = this.network.description;
    return ['-C', channel.name, '-n', chaincode.name];
  }

  #definition({ version, sequence }: Definition): string[] {
    const rule = endorsementRule(this.network.description);
    const numbered = ['--version', version, '--sequence', String(sequence)];
    return [...this.#name(), ...numbered, '--signature-policy', rule];
  }

  /** Sends to the first consenter that runs: the tool knows one, and whoever follows hands on to the leader. */
  #order(verb: string, args: readonly string[]): Promise<string> {
    const { description, layout, processes } = this.network;
    const { orderers } = description;
    const up = orderers.find(({ orderer }) => processes.state(orderer.name) === 'running');
    const one = up ?? orderers[0];
    const { name = '', orderer } = one ?? {};
    const at = orderer === undefined ? '' : address(orderer.listen);
    const root = layout.node(name, orderer?.name ?? '').tlsRoot;
    return this.#run(verb, [...args, '-o', at, '--tls', '--cafile', root]);
  }

  async #ask<T>(verb: string, args: readonly string[]): Promise<T> {
    return JSON.parse(await this.#run(verb, [...args, '-O', 'json'])) as T;
  }

  #run(verb: string, args: readonly string[]): Promise<string> {
    return this.peer('lifecycle', 'chaincode', verb, ...args);
  }
}
