import { SCALAR_ORDER } from '../field';
import { WitnessError } from './witness-error';

/** The value of one input signal: an element, an array of them, or a bus by its fields. */
export type SignalValue = bigint | SignalValue[] | { [field: string]: SignalValue };

/** The inputs of a circuit by the names of its signals; elements are in [0, SCALAR_ORDER). */
export interface CircuitInput {
  [signal: string]: SignalValue;
}

/** One input signal with the elements of its (flattened) array in order. */
export interface FlatSignal {
  readonly name: string;
  readonly elements: readonly bigint[];
}

/**
 * Flattens an input as circom expects it: arrays of elements in row-major order, fields of buses as
 * `name.field`, arrays of buses as `name[i].field`.
 * @throws WitnessError ZK_INPUT_INVALID, naming the signal, for an element outside the field
 */
export function flattenInput(circuit: string, input: CircuitInput): FlatSignal[] {
  const signals: FlatSignal[] = [];
  for (const [name, value] of Object.entries(input)) flattenSignal(circuit, name, value, signals);
  return signals;
}

function flattenSignal(
  circuit: string,
  name: string,
  value: SignalValue,
  signals: FlatSignal[],
): void {
  if (typeof value === 'bigint' || (Array.isArray(value) && !containsBus(value))) {
    signals.push({ name, elements: elementsOf(circuit, name, value) });
  } else if (Array.isArray(value)) {
    value.forEach((item, i) => flattenSignal(circuit, `${name}[${i}]`, item, signals));
  } else {
    for (const [field, item] of Object.entries(value)) {
      flattenSignal(circuit, `${name}.${field}`, item, signals);
    }
  }
}

function containsBus(values: SignalValue[]): boolean {
  return values.some((item) =>
    Array.isArray(item) ? containsBus(item) : typeof item !== 'bigint',
  );
}

function elementsOf(circuit: string, name: string, value: SignalValue): bigint[] {
  if (Array.isArray(value)) return value.flatMap((item) => elementsOf(circuit, name, item));
  if (typeof value !== 'bigint' || value < 0n || value >= SCALAR_ORDER) {
    throw new WitnessError('ZK_INPUT_INVALID', circuit, `signal ${name} is not a field element`);
  }
  return [value];
}
