import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { SCALAR_ORDER, encodeElements, invert, reduce } from '../field';
import { encodeProof } from '../prove/proof-bytes';
import type { FixedBase } from './fixed-base';
import { developmentTrapdoor } from './trapdoor';
import { g1Json, g2Json } from './verifying-key';

/** A development key by what forging needs of it. */
export interface ForgeableKey {
  readonly circuit: string;
  readonly r1csSha256: string;
  /** File with the logarithms of the IC points, made with the key. */
  readonly ic: string;
}

/**
 * Makes proofs of statements that are not true, or of true ones without a witness, from the trapdoor of a development
 * key. It shows why such keys are refused where value is at stake, and gives benchmarks thousands of valid proofs in
 * no time. Not exported by the package: only development tools import this module.
 */
export class ProofForger {
  private readonly ic: readonly bigint[];
  private readonly trapdoor;

  constructor(
    private readonly key: ForgeableKey,
    private readonly fixedBase: FixedBase,
  ) {
    this.ic = (JSON.parse(fs.readFileSync(key.ic, 'utf8')) as string[]).map(BigInt);
    this.trapdoor = developmentTrapdoor(key.circuit, key.r1csSha256);
  }

  /**
   * One proof of 256 bytes for each statement (its public inputs in order). Any a and b give one:
   * C = (a·b − α·β − γ·(ic_0 + Σ pub_i·ic_i)) / δ.
   * @param seed a and b derive from it and from the statement, so that equal calls give equal proofs
   * @throws RangeError for a wrong number of public inputs
   */
  async forge(statements: readonly (readonly bigint[])[], seed = ''): Promise<Uint8Array[]> {
    const { alpha, beta, gamma, delta } = this.trapdoor;
    const inverseDelta = invert(delta);
    const exponents = statements.map((publics) => {
      const a = this.random(seed, 'a', publics);
      const b = this.random(seed, 'b', publics);
      const c = (a * b - alpha * beta - gamma * this.publicSum(publics)) * inverseDelta;
      return { a, b, c: reduce(c) };
    });
    const [g1, g2] = await Promise.all([
      this.fixedBase.multiply('G1', encodeElements(exponents.flatMap(({ a, c }) => [a, c]))),
      this.fixedBase.multiply('G2', encodeElements(exponents.map(({ b }) => b))),
    ]);
    const { curve } = this.fixedBase;
    return statements.map((_, i) =>
      encodeProof({
        pi_a: g1Json(curve, g1.slice(128 * i, 128 * i + 64)),
        pi_b: g2Json(curve, g2.slice(128 * i, 128 * i + 128)),
        pi_c: g1Json(curve, g1.slice(128 * i + 64, 128 * i + 128)),
      }),
    );
  }

  private publicSum(publics: readonly bigint[]): bigint {
    if (publics.length !== this.ic.length - 1) {
      throw new RangeError(`${this.key.circuit} has ${this.ic.length - 1} public inputs`);
    }
    return publics.reduce(
      (sum, value, i) => sum + value * (this.ic[i + 1] ?? 0n),
      this.ic[0] ?? 0n,
    );
  }

  private random(seed: string, role: string, publics: readonly bigint[]): bigint {
    const hash = createHash('sha512');
    for (const part of [seed, role, ...publics]) hash.update(String(part)).update('\0');
    return (BigInt(`0x${hash.digest('hex')}`) % (SCALAR_ORDER - 1n)) + 1n;
  }
}
