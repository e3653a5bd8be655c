import type { R1cs } from '../r1cs/r1cs';
import type { SymbolTable } from '../r1cs/symbol-table';

/** circomlib's AliasCheck states `compConstant.out === 0`, which looks like the definition of a constant. */
const LIBRARY_CHECK = /\.compConstant\.out$/;

/** Rows of a system compiled at O0 that are checks of circomlib, and compute nothing. */
export function libraryChecks(r1cs: R1cs, symbols: SymbolTable): number[] {
  return Array.from({ length: r1cs.constraints }, (_, row) => row).filter(
    (row) =>
      isConstant(r1cs, row) &&
      LIBRARY_CHECK.test(symbols.nameOf(r1cs.c.wires[r1cs.c.starts[row] ?? 0] ?? 0)),
  );
}

/** Whether a row says that one wire is 0. */
function isConstant({ a, c }: R1cs, row: number): boolean {
  const start = c.starts[row] ?? 0;
  return a.starts[row] === a.starts[row + 1] && c.starts[row + 1] === start + 1;
}
