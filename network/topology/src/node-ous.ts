import { stringify } from 'yaml';

/** config.yaml of an MSP: the organisational unit of a certificate says what its holder is. */
export function nodeOus(caFile: string): string {
  const unit = (name: string) => ({
    Certificate: caFile,
    OrganizationalUnitIdentifier: name,
  });
  return stringify({
    NodeOUs: {
      Enable: true,
      ClientOUIdentifier: unit('client'),
      PeerOUIdentifier: unit('peer'),
      AdminOUIdentifier: unit('admin'),
      OrdererOUIdentifier: unit('orderer'),
    },
  });
}
