/**
 * What the gateway sends to must not be a way into the organisation's own network: addresses that are not on the public one are
 * refused, when a webhook is made and again for the very address that is connected to.
 */
import { lookup as dnsLookup } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { GatewayError } from '../errors/gateway-errors';

/** IPv4 that is not public (RFC 6890 and its successors). */
const NOT_PUBLIC_4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16'],
  ...['172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
];

/** Of IPv6 only this is public; what wraps an IPv4 address, and documentation, is taken out again. */
const PUBLIC_6 = ['2000::/3'];
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

function listOf(of: { readonly ipv4?: readonly string[]; readonly ipv6: readonly string[] }) {
  const list = new BlockList();
  for (const family of ['ipv4', 'ipv6'] as const) {
    for (const subnet of of[family] ?? []) {
      const [net = '', prefix = ''] = subnet.split('/');
      list.addSubnet(net, Number(prefix), family);
    }
  }
  return list;
}

const allowed = listOf({ ipv6: PUBLIC_6 });
const refused = listOf({ ipv4: NOT_PUBLIC_4, ipv6: NOT_PUBLIC_6 });

/** Whether an address is one of the public network. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !refused.check(address, 'ipv4');
    case 6:
      return allowed.check(address, 'ipv6') && !refused.check(address, 'ipv6');
    default:
      return false;
  }
}

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/**
 * The address of a webhook, checked: https, no user in it, and a public host unless private ones are allowed.
 * @throws GatewayError `address-refused`
 */
export async function requireAddress(text: string, privateAllowed: boolean): Promise<URL> {
  if (!URL.canParse(text)) throw new GatewayError('address-refused', 'no address');
  const url = new URL(text);
  const scheme = url.protocol === 'https:' || (privateAllowed && url.protocol === 'http:');
  if (!scheme) throw new GatewayError('address-refused', 'https only');
  if (url.username !== '' || url.password !== '') throw new GatewayError('address-refused', 'user');
  if (privateAllowed) return url;
  const host = hostOf(url);
  if (isIP(host) !== 0) {
    if (!isPublicAddress(host)) throw new GatewayError('address-refused', 'not public');
    return url;
  }
  // A name that cannot be resolved now may be resolved later, and is checked then.
  const found = await lookup(host, { all: true }).catch(() => []);
  if (found.some(({ address }) => !isPublicAddress(address))) {
    throw new GatewayError('address-refused', 'not public');
  }
  return url;
}

/** Refuses a literal address that is not public; names are checked by {@link publicLookup}. @throws GatewayError `address-refused` */
export function requirePublicLiteral(url: URL): void {
  const host = hostOf(url);
  if (isIP(host) !== 0 && !isPublicAddress(host)) {
    throw new GatewayError('address-refused', 'not public');
  }
}

/** Resolves names to public addresses only: the address that was checked is the one that is connected to. */
export const publicLookup: LookupFunction = (host, options, callback) => {
  dnsLookup(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, '', 0);
      return;
    }
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => !isPublicAddress(address))) {
      callback(new GatewayError('address-refused', 'not public'), '', 0);
      return;
    }
    if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};
