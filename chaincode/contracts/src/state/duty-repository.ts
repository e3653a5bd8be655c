import { fieldHex, fromFieldHex } from '../encoding/hex';
import { hash32, list, object } from '../encoding/shape';
import type { Overlay } from '../overlay/overlay';
import { KEYS } from './keys';
import { readJson, writeJson } from './read-json';
import { versionState } from './version-state';
import type { VersionState } from './version-state';
import { u32 } from './u32';

/** The supervisor's key of an epoch, to which every operation wraps its content keys. */
export interface DutyEpoch {
  readonly x: bigint;
  readonly y: bigint;
  readonly state: VersionState;
}

const dutyShape = object({ x: hash32, y: hash32, state: versionState });
const headShape = object({ open: list(u32, 0, 64) });

/** The key of an epoch; `undefined` when it never was opened. */
export async function readDuty(overlay: Overlay, epoch: number): Promise<DutyEpoch | undefined> {
  const found = await readJson(overlay, KEYS.duty(epoch), dutyShape);
  if (found === undefined) return undefined;
  return { x: fromFieldHex(found.x), y: fromFieldHex(found.y), state: found.state };
}

export function writeDuty(overlay: Overlay, epoch: number, { x, y, state }: DutyEpoch): void {
  writeJson(overlay, KEYS.duty(epoch), { x: fieldHex(x), y: fieldHex(y), state });
}

/** Open epochs, oldest first. For governance and queries; operations never read it. */
export async function openEpochs(overlay: Overlay): Promise<readonly number[]> {
  return (await readJson(overlay, KEYS.dutyHead, headShape))?.open ?? [];
}

export function writeOpenEpochs(overlay: Overlay, open: readonly number[]): void {
  writeJson(overlay, KEYS.dutyHead, { open });
}
