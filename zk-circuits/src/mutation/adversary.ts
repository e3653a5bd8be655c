import { SCALAR_ORDER, invert, reduce } from '../field';
import { Forward, type Recomputed, type RowSet } from '../r1cs/forward';
import { type ForwardPlan, planForward } from '../r1cs/forward-plan';
import { evaluateRow, publicCount } from '../r1cs/r1cs';
import { libraryChecks } from '../testing/library-checks';
import type { TestCircuit } from '../testing/test-circuit';
import { reaching } from './reach';
import { publicTerm } from './restate-publics';
import { Signers } from './signers';

/** Rounds of claiming; a claim may move a digest, and that other claims. */
const ROUNDS = 3;
const VERIFIER = /\.EdDSAPoseidonVerifier\w*(?:\[\d+\])?\./;

/** What came of an attempt. */
export interface Attempt extends Recomputed {
  /** The constraints that refuse it; without those of signatures that were not made anew, for they would not refuse it. */
  readonly judged: readonly number[];
}

/**
 * A prover who changes some wires of a valid witness, computes everything else honestly, claims what comes out and has the
 * officers of the test world sign it.
 */
export class Adversary {
  readonly plan: ForwardPlan;
  private readonly forward: Forward;
  private readonly signers: Signers;
  private readonly publics: number;
  private readonly inVerifier: Uint8Array;

  /**
   * @param inputs wires of the inputs
   * @param checks rows of `===` statements
   * @param promising whether an attempt that violates no other rows than these is worth being signed
   */
  constructor(
    private readonly circuit: TestCircuit,
    inputs: readonly number[],
    checks: ReadonlySet<number>,
    private readonly promising: (violated: readonly number[]) => boolean,
  ) {
    const { r1cs, symbols } = circuit;
    this.plan = planForward(r1cs, inputs, new Set([...checks, ...libraryChecks(r1cs, symbols)]));
    this.forward = new Forward(r1cs, this.plan);
    this.signers = new Signers(symbols);
    this.publics = publicCount(r1cs);
    this.inVerifier = verifierRows(circuit, this.plan);
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
  ): Attempt {
    const unsigned: RowSet = { has: (row) => absent.has(row) || this.inVerifier[row] === 1 };
    const said = new Map(changes);
    let result = this.forward.recompute(valid, said, unsigned);
    for (let round = 0; claims && round < ROUNDS; round++) {
      const more = this.claim(result, unsigned, changes);
      if (more.size === 0) break;
      for (const [wire, value] of more) said.set(wire, value);
      result = this.forward.recompute(valid, said, unsigned);
    }
    // Signatures mend nothing of this, and verifying them takes most of the time.
    if (!this.promising(result.violated.filter((row) => !unsigned.has(row)))) {
      return { ...result, judged: result.violated.filter((row) => this.inVerifier[row] === 0) };
    }
    for (const [wire, value] of this.signers.resign(valid, result.wires)) said.set(wire, value);
    const signed = this.forward.recompute(valid, said, absent);
    return { ...signed, judged: signed.violated };
  }

  /** Wires by whose change an attempt can come to violate one of these constraints. */
  reaching(rows: Iterable<number>): ReadonlySet<number> {
    return reaching(this.circuit.r1cs, this.plan, rows, this.signers.links());
  }

  /** Public inputs that would be violated no longer if they were claimed to be what comes out. */
  private claim(
    { violated, wires }: Recomputed,
    respected: RowSet,
    changes: ReadonlyMap<number, bigint>,
  ): Map<number, bigint> {
    const { r1cs } = this.circuit;
    const more = new Map<number, bigint>();
    for (const row of violated) {
      const term = respected.has(row) ? undefined : publicTerm(r1cs, row, this.publics);
      if (term === undefined || changes.has(term.wire)) continue;
      const value = (side: 'a' | 'b' | 'c'): bigint =>
        evaluateRow(r1cs[side], r1cs.coefficients, row, wires) % SCALAR_ORDER;
      const missing = value('a') * value('b') - value('c');
      const claimed = reduce((wires[term.wire] ?? 0n) + missing * invert(term.coefficient));
      if (claimed !== wires[term.wire]) more.set(term.wire, claimed);
    }
    return more;
  }
}

/** Flags the rows that lie wholly inside of a verifier of signatures. */
function verifierRows({ r1cs, symbols }: TestCircuit, { rows }: ForwardPlan): Uint8Array {
  const inside = new Uint8Array(r1cs.wires);
  for (const [name, wire] of symbols.entries()) {
    if (wire >= 0 && VERIFIER.test(name)) inside[wire] = 1;
  }
  return Uint8Array.from({ length: r1cs.constraints }, (_, row) => {
    const wires = rows.columns.subarray(rows.starts[row], rows.starts[row + 1]);
    return wires.every((wire) => inside[wire] === 1) ? 1 : 0;
  });
}
