import type { Json } from '../encoding/canonical-json';
import { parseBytes } from '../encoding/canonical-json';
import type { LedgerStub } from '../fabric/ledger-context';
import { MOTION_RANGE } from '../state/keys';

/** How many pending motions a query answers. */
const MOTIONS_MAX = 64;

/** Motions that wait for a second bank: `{"motions":[{"content":{"actions","approvals"},"motion"}]}`, at most 64. */
export async function motionList(stub: LedgerStub): Promise<Json> {
  const motions: Json[] = [];
  for await (const { key, value } of stub.getStateByRange(MOTION_RANGE.from, MOTION_RANGE.to)) {
    if (motions.length === MOTIONS_MAX) break;
    const document = parseBytes(Uint8Array.from(value));
    motions.push({ motion: key.slice(MOTION_RANGE.from.length), content: document });
  }
  return { motions };
}
