/** What may stand in state, events and answers: no floats, no undefined, no class instances. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The one JSON text of a value: keys in code-unit order, no white space, integers only. Two endorsers that hold equal values
 * return equal bytes.
 *
 * @throws RangeError for a number that is not a safe integer.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string')
    return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new RangeError('canonical JSON holds safe integers only');
    return Object.is(value, -0) ? '0' : String(value);
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.keys(value)
    .sort(byCodeUnit)
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] as Json)}`);
  return `{${fields.join(',')}}`;
}

/** {@link canonicalJson} as UTF-8 bytes. */
export function canonicalBytes(value: Json): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value));
}

/** Parses what {@link canonicalBytes} wrote. The caller narrows the shape. */
export function parseBytes(bytes: Uint8Array): Json {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json;
}

/**
 * Parses a client's argument and accepts it only in its canonical text, so that one content has one hash.
 *
 * @returns `undefined` when the text is not JSON or not canonical.
 */
export function parseCanonical(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a value is a JSON object (not null, not a list). */
export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** Whether a value is a JSON list. `Array.isArray` alone does not narrow read-only lists. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
