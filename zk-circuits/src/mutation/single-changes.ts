import { SCALAR_ORDER } from '../field';
import type { CircuitInput, SignalValue } from '../witness/circuit-input';

/** An input that differs from a valid one in one element. */
export interface SingleChange {
  readonly name: string;
  readonly input: CircuitInput;
}

/**
 * For every signal of an input, two inputs that differ from it in one element: the first of the signal off by one, and the
 * last. What is computed from the element follows; what was signed or committed does not.
 */
export function singleChanges(valid: CircuitInput): SingleChange[] {
  return Object.entries(valid).flatMap(([signal, value]) => {
    const places = pathsOf(value);
    const [first, last] = [places[0], places[places.length - 1]];
    const chosen = first === last || last === undefined ? [first] : [first, last];
    return chosen.flatMap((place) =>
      place === undefined
        ? []
        : [{ name: `${signal}${label(place)}`, input: { ...valid, [signal]: bump(value, place) } }],
    );
  });
}

type Place = readonly (number | string)[];

function pathsOf(value: SignalValue): Place[] {
  if (typeof value === 'bigint') return [[]];
  return Object.entries(value).flatMap(([key, item]: [string, SignalValue]) =>
    pathsOf(item).map((rest) => [Array.isArray(value) ? Number(key) : key, ...rest]),
  );
}

function bump(value: SignalValue, [key, ...rest]: Place): SignalValue {
  if (typeof value === 'bigint') return (value + 1n) % SCALAR_ORDER;
  if (Array.isArray(value)) {
    return value.map((item, i) => (i === key ? bump(item, rest) : item));
  }
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => [field, field === key ? bump(item, rest) : item]),
  );
}

function label(place: Place): string {
  return place.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
}
