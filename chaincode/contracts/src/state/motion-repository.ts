import { anything, list, object } from '../encoding/shape';
import type { Json } from '../encoding/canonical-json';
import type { Overlay } from '../overlay/overlay';
import { name } from './channel-repository';
import { KEYS } from './keys';
import { readJson, writeJson } from './read-json';

/** Actions proposed by one bank, to be carried out together when a second one agrees. */
export interface Motion {
  /** MSP id of the bank that proposed it. */
  readonly bank: string;
  readonly actions: readonly Json[];
}

/** How many actions a motion may hold. */
export const MOTION_ACTIONS_MAX = 32;

const motionShape = object({ bank: name, actions: list(anything, 1, MOTION_ACTIONS_MAX) });

/** A pending motion by the hash of its content. */
export function readMotion(overlay: Overlay, hash: string): Promise<Motion | undefined> {
  return readJson(overlay, KEYS.motion(hash), motionShape);
}

export function writeMotion(overlay: Overlay, hash: string, { bank, actions }: Motion): void {
  writeJson(overlay, KEYS.motion(hash), { bank, actions });
}

export function deleteMotion(overlay: Overlay, hash: string): void {
  overlay.delete(KEYS.motion(hash));
}
