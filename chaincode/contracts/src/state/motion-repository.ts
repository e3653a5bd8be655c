import { anything, list, object } from '../encoding/shape';
import type { Json } from '../encoding/canonical-json';
import type { Overlay } from '../overlay/overlay';
import { name } from './channel-repository';
import { KEYS } from './keys';
import { readJson, writeJson } from './read-json';

/** Actions proposed by one bank, to be carried out together when all who must have agreed. */
export interface Motion {
  /** MSP ids of those who agreed; the first is the bank that proposed it. */
  readonly approvals: readonly string[];
  readonly actions: readonly Json[];
}

/** How many actions a motion may hold. */
export const MOTION_ACTIONS_MAX = 32;
/** Every bank and the supervisor. */
const APPROVALS_MAX = 65;

const motionShape = object({
  approvals: list(name, 1, APPROVALS_MAX),
  actions: list(anything, 1, MOTION_ACTIONS_MAX),
});

/** A pending motion by the hash of its content. */
export function readMotion(overlay: Overlay, hash: string): Promise<Motion | undefined> {
  return readJson(overlay, KEYS.motion(hash), motionShape);
}

export function writeMotion(overlay: Overlay, hash: string, { approvals, actions }: Motion): void {
  writeJson(overlay, KEYS.motion(hash), { approvals, actions });
}

export function deleteMotion(overlay: Overlay, hash: string): void {
  overlay.delete(KEYS.motion(hash));
}
