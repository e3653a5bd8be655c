import { FuqiError, LIMITS } from '@fuqi/domain';
import { isSubgroupKey } from '../curve/baby-jubjub';
import { fromFieldHex } from '../encoding/hex';
import type { Overlay } from '../overlay/overlay';
import { openEpochs, readDuty, writeDuty, writeOpenEpochs } from '../state/duty-repository';
import {
  openPolicies,
  readPolicy,
  writeOpenPolicies,
  writePolicy,
} from '../state/policy-repository';
import { readVerifyingKey } from '../state/verifying-key-repository';
import type { ActionOf } from './action-shapes';
import { isDutyKeyHeld } from './duty-possession';

/**
 * Opens an epoch of the supervisor's key. Every wallet will encrypt to this point, so one outside the prime subgroup, which
 * would give the plaintexts to anybody, is refused here, and so is one whose secret nobody showed to hold.
 *
 * @throws FuqiError `key-exists`, `key-invalid`, `out-of-range` when too many are open
 */
export async function openDuty(
  overlay: Overlay,
  channelName: string,
  action: ActionOf<'duty.open'>,
): Promise<void> {
  const { epoch, x, y } = action;
  const point = { x: fromFieldHex(x), y: fromFieldHex(y) };
  if (!isSubgroupKey(point)) throw new FuqiError('key-invalid', 'supervisor');
  if (!isDutyKeyHeld(channelName, epoch, action)) throw new FuqiError('key-invalid', 'possession');
  if ((await readDuty(overlay, epoch)) !== undefined) throw new FuqiError('key-exists', 'epoch');
  const open = await openEpochs(overlay);
  if (open.length >= LIMITS.openEpochs) throw new FuqiError('out-of-range', 'open epochs');
  writeDuty(overlay, epoch, { ...point, state: 'open' });
  writeOpenEpochs(overlay, [...open, epoch]);
}

/** Closes an epoch for good. @throws FuqiError `epoch-not-open` */
export async function closeDuty(
  overlay: Overlay,
  { epoch }: ActionOf<'duty.close'>,
): Promise<void> {
  const found = await readDuty(overlay, epoch);
  if (found?.state !== 'open') throw new FuqiError('epoch-not-open');
  writeDuty(overlay, epoch, { ...found, state: 'closed' });
  writeOpenEpochs(overlay, await without(openEpochs(overlay), epoch));
}

/**
 * Opens a policy version. Each verifying key that it names must be agreed and open.
 *
 * @throws FuqiError `already-recorded`, `circuit-unknown`, `out-of-range` when too many are open
 */
export async function openPolicy(overlay: Overlay, action: ActionOf<'policy.open'>): Promise<void> {
  const { version, id, maxLayer, rootBudget, tenorMonths, keys } = action;
  if ((await readPolicy(overlay, version)) !== undefined)
    throw new FuqiError('already-recorded', 'policy');
  const open = await openPolicies(overlay);
  if (open.length >= LIMITS.openPolicies) throw new FuqiError('out-of-range', 'open policies');
  for (const [circuit, hash] of Object.entries(keys)) {
    const key = await readVerifyingKey(overlay, Number(circuit), hash);
    if (key?.state !== 'open') throw new FuqiError('circuit-unknown', `circuit ${circuit}`);
  }
  writePolicy(overlay, version, { id, maxLayer, rootBudget, tenorMonths, keys, state: 'open' });
  writeOpenPolicies(overlay, [...open, version]);
}

/** Closes a policy version for good. @throws FuqiError `policy-not-open` */
export async function closePolicy(
  overlay: Overlay,
  { version }: ActionOf<'policy.close'>,
): Promise<void> {
  const found = await readPolicy(overlay, version);
  if (found?.state !== 'open') throw new FuqiError('policy-not-open');
  writePolicy(overlay, version, { ...found, state: 'closed' });
  writeOpenPolicies(overlay, await without(openPolicies(overlay), version));
}

async function without(
  list: Promise<readonly number[]>,
  value: number,
): Promise<readonly number[]> {
  return (await list).filter((entry) => entry !== value);
}
