import {
  address,
  organisations,
  type AnyOrganisation,
  type Endpoint,
  type NetworkDescription,
} from './description';
import { TopologyError, type TopologyErrorCode } from './errors';

/** Every address that some process of the organisation listens on, with the name of the process. */
export function listeners(
  organisation: AnyOrganisation,
): readonly { readonly name: string; readonly endpoint: Endpoint }[] {
  const { ca } = organisation;
  const of = (name: string, endpoints: readonly Endpoint[]) =>
    endpoints.map((endpoint) => ({ name, endpoint }));
  const own = of(ca.name, [ca.listen, ca.operations]);
  if (organisation.role === 'orderer') {
    const { orderer } = organisation;
    return [...own, ...of(orderer.name, [orderer.listen, orderer.admin, orderer.operations])];
  }
  if (organisation.role === 'bank') {
    const { peer } = organisation;
    return [
      ...own,
      ...of(peer.name, [peer.listen, peer.chaincode, peer.operations]),
      ...of(serviceName(organisation.name), [peer.service]),
    ];
  }
  return own;
}

/** The process name of the chaincode service beside a bank's peer. */
export function serviceName(bank: string): string {
  return `chaincode-${bank}`;
}

/** @throws TopologyError naming the first thing that cannot stand */
export function validate(network: NetworkDescription): void {
  const all = organisations(network);
  const consenters = network.orderers.map((each) => each.orderer.consenterId);
  if (consenters.length < 4 || consenters.some((id, index) => id !== index + 1)) {
    throw new TopologyError('CONSENTERS', 'four or more consenters, numbered from 1, are needed');
  }
  const { endorsers } = network.chaincode;
  if (!Number.isInteger(endorsers) || endorsers < 1 || endorsers > network.banks.length) {
    throw new TopologyError(
      'POLICY',
      `${endorsers} of ${network.banks.length} banks cannot endorse`,
    );
  }
  const taken = all.flatMap(listeners);
  if (taken.some(({ endpoint }) => endpoint.port < 1 || endpoint.port > 65_535)) {
    throw new TopologyError('PORT_TWICE', 'a port lies outside 1 to 65535');
  }
  distinct(
    taken.map(({ endpoint }) => address(endpoint)),
    'PORT_TWICE',
  );
  distinct(
    all.map((each) => each.mspId),
    'NAME_TWICE',
  );
  const nodes = new Set(taken.map(({ name }) => name));
  distinct([...all.map((each) => each.name), ...nodes], 'NAME_TWICE');
}

function distinct(values: readonly string[], code: TopologyErrorCode): void {
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) throw new TopologyError(code, `${twice} is used twice`);
}
