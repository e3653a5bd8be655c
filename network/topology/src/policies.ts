import type { AnyOrganisation, NetworkDescription } from './description';

/** A policy as configtx.yaml writes it. */
export interface Policy {
  readonly Type: 'Signature' | 'ImplicitMeta';
  readonly Rule: string;
}

export const anyOf = (name: string): Policy => ({ Type: 'ImplicitMeta', Rule: `ANY ${name}` });
export const majority = (name: string): Policy => ({
  Type: 'ImplicitMeta',
  Rule: `MAJORITY ${name}`,
});

const signature = (rule: string): Policy => ({ Type: 'Signature', Rule: rule });

/** `OutOf(n, …)` over one role of each bank: the operator is on no list, so it can satisfy none. */
export function outOfBanks(network: NetworkDescription, count: number, role: 'peer' | 'admin') {
  const principals = network.banks.map((bank) => `'${bank.mspId}.${role}'`);
  return `OutOf(${count},${principals.join(',')})`;
}

/** What chaincode definitions name: so many banks' peers for anything that moves value. */
export function endorsementRule(network: NetworkDescription): string {
  return outOfBanks(network, network.chaincode.endorsers, 'peer');
}

/** More than half of the banks. */
export function bankMajority(network: NetworkDescription): number {
  return Math.floor(network.banks.length / 2) + 1;
}

/** Policies of one organisation's own group. */
export function organisationPolicies(organisation: AnyOrganisation): Record<string, Policy> {
  const { mspId, role } = organisation;
  const or = (...roles: readonly string[]) =>
    signature(`OR(${roles.map((each) => `'${mspId}.${each}'`).join(',')})`);
  const admins = or('admin');
  if (role === 'orderer') return { Readers: or('member'), Writers: or('member'), Admins: admins };
  return {
    Readers: or('admin', 'peer', 'client'),
    Writers: or('admin', 'client'),
    Admins: admins,
    Endorsement: or('peer'),
  };
}

/** The application's policies: banks decide by majority, whatever else is on the channel. */
export function applicationPolicies(network: NetworkDescription): Record<string, Policy> {
  const most = bankMajority(network);
  return {
    Readers: anyOf('Readers'),
    Writers: anyOf('Writers'),
    Admins: signature(outOfBanks(network, most, 'admin')),
    LifecycleEndorsement: signature(outOfBanks(network, most, 'peer')),
    Endorsement: signature(endorsementRule(network)),
  };
}
