import { reduce } from '../field';
import type { SymbolTable } from '../r1cs/symbol-table';

/** A wire vector that is read and changed by the names of its signals. */
export class NamedWires {
  /** @param wires changed in place */
  constructor(
    private readonly symbols: SymbolTable,
    private readonly wires: bigint[],
  ) {}

  /** Value of a signal, e.g. `main.hash.out`. @throws RangeError when it has no wire */
  get(signal: string): bigint {
    return this.wires[this.locate(signal)] ?? 0n;
  }

  /** Sets a signal, reduced into the field. @throws RangeError when it has no wire */
  set(signal: string, value: bigint): void {
    this.wires[this.locate(signal)] = reduce(value);
  }

  private locate(signal: string): number {
    const wire = this.symbols.wireOf(signal);
    if (wire === undefined) {
      throw new RangeError(`${signal} was eliminated by the compiler: use O0 or another signal`);
    }
    return wire;
  }
}
