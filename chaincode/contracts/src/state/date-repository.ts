import { LIMITS } from '@fuqi/domain';
import { integer, object } from '../encoding/shape';
import type { Overlay } from '../overlay/overlay';
import { KEYS } from './keys';
import { readJson, writeJson } from './read-json';
import { versionState } from './version-state';
import type { VersionState } from './version-state';

const dateCode = integer(0, 2 ** LIMITS.dateCodeBits - 1);
const dateShape = object({ state: versionState });
const headShape = object({ open: dateCode });

/** Whether a date code is open or closed; `undefined` when it never was opened. */
export async function dateState(overlay: Overlay, code: number): Promise<VersionState | undefined> {
  return (await readJson(overlay, KEYS.date(code), dateShape))?.state;
}

/** The one open date code. For date steps and queries; operations never read it. */
export async function openDate(overlay: Overlay): Promise<number | undefined> {
  return (await readJson(overlay, KEYS.dateHead, headShape))?.open;
}

/** Opens a code and closes its predecessor in the same write, so that exactly one is open. */
export function stepDate(overlay: Overlay, from: number | undefined, to: number): void {
  if (from !== undefined) writeJson(overlay, KEYS.date(from), { state: 'closed' });
  writeJson(overlay, KEYS.date(to), { state: 'open' });
  writeJson(overlay, KEYS.dateHead, { open: to });
}
