import { fabricLedger } from '@fuqi/fabric';
import { openPort } from '../connect/open-port';
import type { Network } from '../network';
import { finding, type Finding } from './finding';

/** Milliseconds within which another bank takes over the sealing; what waits longer is late. */
export const SEAL_LIMIT = 10_000;

/**
 * Entries that wait to be sealed and still do after the limit. An entry does not say since when it waits, so two looks are
 * taken; with nothing waiting there is only one.
 */
export async function checkSealLag(
  network: Network,
  mspId: string,
  limit = SEAL_LIMIT,
): Promise<readonly Finding[]> {
  const { port, close } = await openPort(network, mspId, 'relay');
  try {
    const ledger = fabricLedger(port, network.description.chaincode.name);
    const before = (await ledger.pending()).map(({ anchor }) => anchor);
    if (before.length === 0) return [];
    await new Promise((resolve) => setTimeout(resolve, limit));
    const after = new Set((await ledger.pending()).map(({ anchor }) => anchor));
    return lagFinding(before.filter((anchor) => after.has(anchor)).length, limit);
  } finally {
    close();
  }
}

/** @param late entries that waited through the whole limit, in milliseconds */
export function lagFinding(late: number, limit: number): readonly Finding[] {
  if (late === 0) return [];
  const seconds = limit / 1_000;
  return [
    finding('seal-lag', 'warning', 'sealing', {
      en: `${late} entries have waited ${seconds} s and more: no bank's sealer runs, or it falls behind`,
      zh: `${late} 条记录等待封存超过 ${seconds} 秒:没有银行在封存,或封存跟不上`,
    }),
  ];
}
