import type { Json } from '../encoding/canonical-json';
import { fieldHex } from '../encoding/hex';
import type { Overlay } from '../overlay/overlay';
import { calendarInForce } from '../state/calendar-repository';
import { openDate } from '../state/date-repository';
import { openEpochs, readDuty } from '../state/duty-repository';
import { readPartyHead } from '../state/party-repository';
import { openPolicies, readPolicy } from '../state/policy-repository';

/**
 * Everything that an operation made now may cite, from the pointers that operations themselves never read:
 * `{"calendar","date","epochs":[{"epoch","x","y"}],"partyRoots":[…oldest first],"policies":[{"version",…}]}`.
 */
export async function ledgerVersions(overlay: Overlay): Promise<Json> {
  const epochs: Json[] = [];
  for (const epoch of await openEpochs(overlay)) {
    const duty = await readDuty(overlay, epoch);
    if (duty !== undefined) epochs.push({ epoch, x: fieldHex(duty.x), y: fieldHex(duty.y) });
  }
  const policies: Json[] = [];
  for (const version of await openPolicies(overlay)) {
    const policy = await readPolicy(overlay, version);
    if (policy === undefined) continue;
    const { id, maxLayer, rootBudget, tenorMonths, keys } = policy;
    policies.push({ version, id, maxLayer, rootBudget, tenorMonths, keys });
  }
  return {
    calendar: (await calendarInForce(overlay)) ?? null,
    date: (await openDate(overlay)) ?? null,
    epochs,
    partyRoots: (await readPartyHead(overlay))?.open.map(fieldHex) ?? [],
    policies,
  };
}
