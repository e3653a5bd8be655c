import { FuqiError } from '@fuqi/domain';
import { canonicalBytes, parseBytes } from '../encoding/canonical-json';
import type { Json } from '../encoding/canonical-json';
import type { Shape } from '../encoding/shape';
import type { Overlay } from '../overlay/overlay';

/**
 * Reads a JSON document of the state.
 *
 * @throws FuqiError `state-damaged` when what stands there has another shape: then this peer's state is not the network's.
 */
export async function readJson<T>(
  overlay: Overlay,
  key: string,
  shape: Shape<T>,
): Promise<T | undefined> {
  const bytes = await overlay.get(key);
  if (bytes === undefined) return undefined;
  return shape(parse(bytes, key), key, 'state-damaged');
}

/** Writes a JSON document canonically. */
export function writeJson(overlay: Overlay, key: string, value: Json): void {
  overlay.put(key, canonicalBytes(value));
}

function parse(bytes: Uint8Array, key: string): Json {
  try {
    return parseBytes(bytes);
  } catch (cause) {
    throw new FuqiError('state-damaged', key, { cause });
  }
}
