import { reduce } from '../field';
import { Forward } from '../r1cs/forward';
import type { ForwardPlan } from '../r1cs/forward-plan';
import type { R1cs } from '../r1cs/r1cs';
import type { SymbolTable } from '../r1cs/symbol-table';

const APPENDED = /_\d+_\d+(?=[.[])/g;

/**
 * What a prover has who says that some signals are something else than computed, and computes honestly what follows. In a witness
 * that breaks nothing but the constraints which define these signals every other constraint holds, so that it does not matter
 * which of them is taken to compute a wire; all wires are computed, for not everything that follows from honest values need hold.
 * @param plan of the circuit, compiled at O0
 * @param wires the vector before
 * @param says values by the names of the signals, e.g. `main.flag`; anonymous components by the name of their template
 * @throws RangeError for a signal that there is not, or not once, or that no constraint computes
 */
export function sayOtherwise(
  { r1cs, symbols }: { readonly r1cs: R1cs; readonly symbols: SymbolTable },
  plan: ForwardPlan,
  wires: readonly bigint[],
  says: Readonly<Record<string, bigint>>,
): bigint[] {
  const said = wires.slice();
  const skipped = new Set<number>();
  for (const [signal, value] of Object.entries(says)) {
    const wire = locate(symbols, signal);
    const step = plan.steps.find((one) => one.wires.includes(wire));
    if (step === undefined) throw new RangeError(`${signal} is not computed`);
    said[wire] = reduce(value);
    skipped.add(step.row);
  }
  return new Forward(r1cs, plan).compute(said, skipped);
}

/** The wire of a signal, with or without the numbers that the compiler appends to names of anonymous components. */
function locate(symbols: SymbolTable, signal: string): number {
  const exact = symbols.find(signal);
  if (exact !== undefined) return exact;
  const found = [...symbols.entries()].filter(
    ([name, wire]) => wire >= 0 && name.replace(APPENDED, '') === signal,
  );
  const [[, wire] = [signal, -1]] = found;
  if (found.length !== 1 || wire < 0) throw new RangeError(`${found.length} signals are ${signal}`);
  return wire;
}
