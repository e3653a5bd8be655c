/** JSON for values of the protocol: integers and bytes survive, and nothing else is needed. */
import { FuqiError } from '@fuqi/domain';
import { fromHex, toHex } from '@fuqi/protocol';

const INTEGER = '$n';
const BYTES = '$b';

/** Text of a value made of objects, lists, texts, numbers, flags, bigints and byte strings. */
export function stringifyValues(value: unknown): string {
  return JSON.stringify(tagged(value));
}

function tagged(value: unknown): unknown {
  if (typeof value === 'bigint') return { [INTEGER]: value.toString(16) };
  if (value instanceof Uint8Array) return { [BYTES]: toHex(value) };
  if (Array.isArray(value)) return value.map(tagged);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, tagged(entry)]));
}

/** The inverse of {@link stringifyValues}. @throws FuqiError `malformed` for a text that it does not make */
export function parseValues(text: string): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => untagged(value)) as unknown;
  } catch (cause) {
    throw new FuqiError('malformed', 'stored values', { layer: 'wallet', cause });
  }
}

function untagged(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value as Readonly<Record<string, unknown>>);
  const [only] = entries;
  if (entries.length !== 1 || only === undefined || typeof only[1] !== 'string') return value;
  const [name, content] = only;
  if (name === INTEGER) return BigInt(`0x${content}`);
  return name === BYTES ? fromHex(content) : value;
}
