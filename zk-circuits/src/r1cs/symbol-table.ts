import * as fs from 'node:fs';

/**
 * Names of a circuit's signals and the wires they became; the compiler drops signals it eliminated, which have no
 * wire of their own.
 */
export class SymbolTable {
  private readonly wires = new Map<string, number>();
  private readonly names = new Map<number, string>();

  /** @param text circom's sym file: `label,wire,component,name` a line, wire −1 when eliminated */
  constructor(text: string) {
    for (const line of text.split('\n')) {
      const [, wire, , name] = line.split(',');
      if (wire === undefined || name === undefined) continue;
      this.wires.set(name, Number(wire));
      // Of several names of one wire the first is the outermost.
      if (!this.names.has(Number(wire))) this.names.set(Number(wire), name);
    }
  }

  /** Reads a sym file. */
  static load(file: string): SymbolTable {
    return new SymbolTable(fs.readFileSync(file, 'utf8'));
  }

  /**
   * Wire of a signal, named from `main`, e.g. `main.hash.inputs[0]`.
   * @returns undefined when the compiler eliminated it
   * @throws RangeError when there is no such signal
   */
  wireOf(signal: string): number | undefined {
    const wire = this.wires.get(signal);
    if (wire === undefined) throw new RangeError(`no signal ${signal}`);
    return wire < 0 ? undefined : wire;
  }

  /** {@link wireOf}, undefined also when there is no such signal. */
  find(signal: string): number | undefined {
    const wire = this.wires.get(signal);
    return wire === undefined || wire < 0 ? undefined : wire;
  }

  /** A name of a wire, `one` for wire 0. */
  nameOf(wire: number): string {
    return wire === 0 ? 'one' : (this.names.get(wire) ?? `wire ${wire}`);
  }

  /** All signals of the circuit by name, with −1 for the eliminated ones. */
  entries(): IterableIterator<[string, number]> {
    return this.wires.entries();
  }
}
