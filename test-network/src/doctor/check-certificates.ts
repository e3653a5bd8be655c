import { X509Certificate } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { organisations } from '@fuqi/topology';
import type { Network } from '../network';
import { networkNodes } from '../observe/nodes';
import { finding, type Finding } from './finding';

const DAY = 86_400_000;
/** Days before its end at which a certificate is spoken of. */
const NOTICE = 30;

/** A certificate of the network with the words that name it. */
export interface NamedCertificate {
  readonly name: string;
  readonly pem: string;
}

/** Every certificate that the network's folder holds: authorities, nodes, TLS, and identities in the wallets. */
export async function certificatesOf(network: Network): Promise<readonly NamedCertificate[]> {
  const { layout, description } = network;
  const files = [
    ...organisations(description).map(({ name, ca }) => [ca.name, layout.caCert(name)] as const),
    ...networkNodes(network).flatMap(({ name, files: own }) =>
      own === undefined
        ? []
        : ([
            [`${name} TLS`, own.tlsCert],
            [`${name} signing`, own.signCert],
          ] as const),
    ),
  ].filter(([, file]) => existsSync(file));
  const fromFiles = files.map(async ([name, file]) => ({
    name,
    pem: await readFile(file, 'utf8'),
  }));
  const fromWallets = organisations(description).map(async ({ name }) => {
    const wallet = network.wallet(name);
    const names = await wallet.names();
    return Promise.all(
      names.map(async (each) => ({
        name: `${name} ${each}`,
        pem: (await wallet.get(each)).certificate,
      })),
    );
  });
  return [...(await Promise.all(fromFiles)), ...(await Promise.all(fromWallets)).flat()];
}

export async function checkCertificates(network: Network): Promise<readonly Finding[]> {
  const now = Date.now();
  return (await certificatesOf(network)).flatMap((each) => certificateFinding(each, now));
}

/** @param now milliseconds since 1970 */
export function certificateFinding(
  { name, pem }: NamedCertificate,
  now: number,
): readonly Finding[] {
  const ends = Date.parse(new X509Certificate(pem).validTo);
  const days = Math.floor((ends - now) / DAY);
  if (days >= NOTICE) return [];
  const day = new Date(ends).toISOString().slice(0, 10);
  const ended = ends <= now;
  return [
    finding('certificate-ends', ended ? 'error' : 'warning', name, {
      en: `its certificate ${ended ? 'ended' : 'ends'} on ${day}: npm run network -- renew`,
      zh: `证书${ended ? '已于' : '将于'} ${day} 到期:请执行 npm run network -- renew`,
    }),
  ];
}
