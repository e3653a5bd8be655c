import { type CircuitName, PUBLIC_INPUTS } from '@fuqi/protocol';
import type { CircuitInput, SignalValue } from '../witness/circuit-input';

/** A circuit's inputs, and the public ones of them as the verifier takes them. */
export interface Assignment {
  /** In the order of `PUBLIC_INPUTS[circuit]`. */
  readonly publics: bigint[];
  /** All input signals by name. */
  readonly input: CircuitInput;
}

/** Joins public and private signals; the public vector is read from the public ones. */
export function assign(
  circuit: CircuitName,
  publicSignals: CircuitInput,
  privateSignals: CircuitInput,
): Assignment {
  const publics = PUBLIC_INPUTS[circuit].map((name) => publicValue(publicSignals, name));
  return { publics, input: { ...publicSignals, ...privateSignals } };
}

/** Value of a public input: a signal of its name, or the place in an array that its name ends in. */
function publicValue(signals: CircuitInput, name: string): bigint {
  const [, stem = name, place = ''] = /^([A-Za-z]+?)(\d+|[xy])$/.exec(name) ?? [];
  const found = signals[name] ?? elementOf(signals[stem], place);
  if (typeof found !== 'bigint') throw new RangeError(`no signal for the public input ${name}`);
  return found;
}

function elementOf(signal: SignalValue | undefined, place: string): SignalValue | undefined {
  if (typeof signal === 'bigint') return place === '0' ? signal : undefined;
  if (!Array.isArray(signal)) return undefined;
  const index = place === 'x' ? 0 : place === 'y' ? 1 : Number(place);
  return signal[index];
}
