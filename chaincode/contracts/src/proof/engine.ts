import * as mcl from 'mcl-wasm';
import { littleEndian, toFieldBytes } from './bn254';
import { type FixedBaseTable, makeFixedBaseTable, multiplyFixedBases } from './fixed-base';
import { makeSubgroupTest } from './g2-subgroup';
import { PointReader } from './points';
import { G1_SIZE, G2_SIZE, GT_SIZE, type RawMcl } from './raw-mcl';

/** The bases of a verifying key, with their table where the raw functions are there to use it. */
export interface FixedBases {
  readonly points: readonly mcl.G1[];
  readonly table: FixedBaseTable | undefined;
}

/**
 * Tables stay in mcl's memory; keys after the first so many do without (same sums, slower), so that nobody can fill the
 * memory with keys.
 */
const MAX_TABLES = 32;

/** mcl takes the operands of a sum of multiples on its stack of 1 MiB; longer sums are taken in pieces. */
const SUM_PIECE = 256;

/** An element of Fr. @param value `0 ≤ value < r` */
export function toFr(value: bigint): mcl.Fr {
  const scalar = new mcl.Fr();
  scalar.setLittleEndian(littleEndian(toFieldBytes(value), 0));
  return scalar;
}

/** The arithmetic of verification on mcl: raw functions where present, else the typed API. Both give the same verdicts. */
export class Engine {
  readonly read: PointReader;
  private tables = 0;

  constructor(private readonly raw: RawMcl | undefined) {
    this.read = new PointReader(
      raw === undefined ? (point) => point.isValidOrder() : makeSubgroupTest(raw),
    );
  }

  /** Prepares the bases of a key, for the process's life. */
  fixedBases(points: readonly mcl.G1[]): FixedBases {
    if (this.raw === undefined || this.tables === MAX_TABLES) return { points, table: undefined };
    this.tables += 1;
    return { points, table: makeFixedBaseTable(this.raw, points) };
  }

  /** Σ scalars[i]·bases[i]; scalars reduced. */
  multiplyFixed(bases: FixedBases, scalars: readonly bigint[]): mcl.G1 {
    return this.raw !== undefined && bases.table !== undefined
      ? multiplyFixedBases(this.raw, bases.table, scalars)
      : this.multiply(bases.points, scalars);
  }

  /** Σ scalars[i]·points[i]; scalars reduced, at least one. */
  multiply(points: readonly mcl.G1[], scalars: readonly bigint[]): mcl.G1 {
    let sum = new mcl.G1();
    for (let from = 0; from < points.length; from += SUM_PIECE) {
      const piece = scalars.slice(from, from + SUM_PIECE).map(toFr);
      sum = mcl.add(sum, mcl.mulVec(points.slice(from, from + SUM_PIECE), piece));
    }
    return sum;
  }

  /** Π e(g1[i], g2[i]), after the final exponentiation. A pair with the identity of G1 counts as 1. */
  pairingProduct(g1: readonly mcl.G1[], g2: readonly mcl.G2[]): mcl.GT {
    return mcl.finalExp(
      this.raw === undefined ? typedMillerProduct(g1, g2) : rawMillerProduct(this.raw, g1, g2),
    );
  }
}

function typedMillerProduct(g1: readonly mcl.G1[], g2: readonly mcl.G2[]): mcl.GT {
  let product = new mcl.GT();
  product.setInt(1);
  g1.forEach((point, i) => {
    const other = g2[i];
    if (other === undefined) throw new RangeError('pairs');
    if (!point.isZero()) product = mcl.mul(product, mcl.millerLoop(point, other));
  });
  return product;
}

function rawMillerProduct(raw: RawMcl, g1: readonly mcl.G1[], g2: readonly mcl.G2[]): mcl.GT {
  const n = g1.length;
  if (g2.length !== n) throw new RangeError('pairs');
  return raw.borrow(n * (G1_SIZE + G2_SIZE) + GT_SIZE, (x) => {
    const y = x + n * G1_SIZE;
    const z = y + n * G2_SIZE;
    raw.store(g1, G1_SIZE, x);
    raw.store(g2, G2_SIZE, y);
    raw.call._mclBn_millerLoopVec(z, x, y, n);
    const product = new mcl.GT();
    product.copyFromMem(z);
    return product;
  });
}
