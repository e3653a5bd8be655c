import { FuqiError } from '@fuqi/domain';
import { requireBits } from './field';

/** Fields of a packed word and their bits, the lowest first. */
export type Layout = readonly (readonly [name: string, bits: number])[];

/** Values of a layout's fields. */
export type Packed<L extends Layout> = { readonly [K in L[number][0]]: bigint };

/**
 * `pack(x:n, y:m, …)`: Σ with the first field lowest (PROTOCOL.md §5).
 * @throws FuqiError out-of-range when a value does not fit its bits
 */
export function pack<L extends Layout>(layout: L, values: Packed<L>): bigint {
  const byName: Readonly<Record<string, bigint>> = values;
  let word = 0n;
  let shift = 0n;
  for (const [name, bits] of layout) {
    word |= requireBits(byName[name] ?? -1n, bits, name) << shift;
    shift += BigInt(bits);
  }
  return word;
}

/** Inverse of {@link pack}. @throws FuqiError non-canonical when bits above the last field are set */
export function unpack<const L extends Layout>(layout: L, word: bigint): Packed<L> {
  let rest = word;
  const fields = layout.map(([name, bits]): [string, bigint] => {
    const value = rest & ((1n << BigInt(bits)) - 1n);
    rest >>= BigInt(bits);
    return [name, value];
  });
  if (rest !== 0n) throw new FuqiError('non-canonical', 'packed word');
  return Object.fromEntries(fields) as Packed<L>;
}
