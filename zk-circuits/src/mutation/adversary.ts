import { SCALAR_ORDER, invert, reduce } from '../field';
import { Forward, type Recomputed } from '../r1cs/forward';
import { type ForwardPlan, planForward } from '../r1cs/forward-plan';
import { type R1cs, evaluateRow, publicCount } from '../r1cs/r1cs';
import type { TestCircuit } from '../testing/test-circuit';
import { publicTerm } from './restate-publics';
import { Signers } from './signers';

/** Rounds of claiming and signing anew; a claim may move the digest, and that other claims. */
const ROUNDS = 4;

/** circomlib's AliasCheck states `compConstant.out === 0`, which looks like the definition of a constant. */
const LIBRARY_CHECK = /\.compConstant\.out$/;

/**
 * A prover who changes some wires of a valid witness, computes everything else honestly, claims what comes out and has the
 * officers of the test world sign it.
 */
export class Adversary {
  readonly plan: ForwardPlan;
  private readonly forward: Forward;
  private readonly signers: Signers;
  private readonly publics: number;

  /**
   * @param inputs wires of the inputs
   * @param checks rows of `===` statements
   */
  constructor(
    private readonly circuit: TestCircuit,
    inputs: readonly number[],
    checks: ReadonlySet<number>,
  ) {
    const { r1cs, symbols } = circuit;
    this.plan = planForward(r1cs, inputs, new Set([...checks, ...libraryChecks(circuit)]));
    this.forward = new Forward(r1cs, this.plan);
    this.signers = new Signers(symbols);
    this.publics = publicCount(r1cs);
  }

  /**
   * @param valid a valid witness
   * @param changes what the prover says instead
   * @param absent rows that the prover need not respect
   * @param claims whether public inputs may be claimed to be what comes out
   */
  attempt(
    valid: readonly bigint[],
    changes: ReadonlyMap<number, bigint>,
    absent: ReadonlySet<number>,
    claims: boolean,
  ): Recomputed {
    const said = new Map(changes);
    let result = this.forward.recompute(valid, said, absent);
    for (let round = 0; round < ROUNDS; round++) {
      const others = result.violated.filter((row) => !absent.has(row));
      if (others.length === 0) break;
      const more = this.signers.resign(valid, result.wires);
      if (claims) this.claim(others, result.wires, changes, more);
      const before = [...more].every(([wire, value]) => result.wires[wire] === value);
      if (before) break;
      for (const [wire, value] of more) said.set(wire, value);
      result = this.forward.recompute(valid, said, absent);
    }
    return result;
  }

  private claim(
    violated: readonly number[],
    wires: readonly bigint[],
    changes: ReadonlyMap<number, bigint>,
    more: Map<number, bigint>,
  ): void {
    const { r1cs } = this.circuit;
    for (const row of violated) {
      const term = publicTerm(r1cs, row, this.publics);
      if (term === undefined || changes.has(term.wire)) continue;
      const value = (side: 'a' | 'b' | 'c'): bigint =>
        evaluateRow(r1cs[side], r1cs.coefficients, row, wires) % SCALAR_ORDER;
      const missing = value('a') * value('b') - value('c');
      more.set(term.wire, reduce((wires[term.wire] ?? 0n) + missing * invert(term.coefficient)));
    }
  }
}

function libraryChecks({ r1cs, symbols }: TestCircuit): number[] {
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
