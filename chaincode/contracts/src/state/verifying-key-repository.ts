import { FuqiError } from '@fuqi/domain';
import type { Overlay } from '../overlay/overlay';
import { KEYS } from './keys';
import type { VersionState } from './version-state';

/** A verifying key as recorded: canonical bytes behind one byte for its state. */
export interface RecordedKey {
  readonly state: VersionState;
  /** Canonical bytes of the key; their SHA-256 is in the state key. */
  readonly bytes: Uint8Array;
}

const OPEN = 1;
const CLOSED = 2;

/** The key of a circuit under a hash; `undefined` when none was agreed. */
export async function readVerifyingKey(
  overlay: Overlay,
  circuit: number,
  hash: string,
): Promise<RecordedKey | undefined> {
  const value = await overlay.get(KEYS.verifyingKey(circuit, hash));
  if (value === undefined) return undefined;
  const flag = value[0];
  if (flag !== OPEN && flag !== CLOSED) throw new FuqiError('state-damaged', 'verifying key');
  return { state: flag === OPEN ? 'open' : 'closed', bytes: value.subarray(1) };
}

export function writeVerifyingKey(
  overlay: Overlay,
  circuit: number,
  hash: string,
  key: RecordedKey,
): void {
  const value = new Uint8Array(1 + key.bytes.length);
  value[0] = key.state === 'open' ? OPEN : CLOSED;
  value.set(key.bytes, 1);
  overlay.put(KEYS.verifyingKey(circuit, hash), value);
}
