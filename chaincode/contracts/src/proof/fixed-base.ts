import * as mcl from 'mcl-wasm';
import { G1_SIZE, type RawMcl } from './raw-mcl';
import { SLIDING_WIDTH, slidingDigits } from './sliding-digits';

/**
 * Σ sᵢ·Pᵢ for points that are known long before the scalars, which is what a verifying key's IC is. Every base is stored
 * with all its multiples by powers of two; then the sliding digits of all scalars, odd and smaller than 2^7 in size, share one
 * row of 64 buckets, and there is not one doubling left but that of the last line. (Fixed-base buckets: Brickell, Gordon,
 * McCurley, Wilson 1992.)
 */
const POWERS = 256;
/** One bucket for each odd size 1, 3, … 127. */
const BUCKETS = 1 << (SLIDING_WIDTH - 2);

/** Where in mcl's memory the multiples of the bases are: `bases × 256` affine points. */
export interface FixedBaseTable {
  readonly bases: number;
  readonly address: number;
}

/**
 * Computes the table of `points` (affine): 37 kB and a quarter of a millisecond for each, in mcl's memory for the
 * process's life.
 */
export function makeFixedBaseTable(raw: RawMcl, points: readonly mcl.G1[]): FixedBaseTable {
  const count = points.length * POWERS;
  const address = raw.keep(count * G1_SIZE);
  points.forEach((point, base) => {
    let at = address + base * POWERS * G1_SIZE;
    point.copyToMem(at);
    for (let power = 1; power < POWERS; power += 1) {
      raw.call._mclBnG1_dbl(at + G1_SIZE, at);
      at += G1_SIZE;
    }
  });
  raw.call._mclBnG1_normalizeVec(address, address, count);
  return { bases: points.length, address };
}

/**
 * Σ scalars[i]·base i.
 * @param scalars as many as the table has bases, each `0 ≤ s < r`
 */
export function multiplyFixedBases(
  raw: RawMcl,
  table: FixedBaseTable,
  scalars: readonly bigint[],
): mcl.G1 {
  if (scalars.length !== table.bases) throw new RangeError('one scalar for each base');
  const { _mclBnG1_add: add, _mclBnG1_sub: sub, _mclBnG1_dbl: dbl } = raw.call;
  const size = (BUCKETS + 2) * G1_SIZE;
  return raw.borrow(size, (buckets) => {
    const running = buckets + BUCKETS * G1_SIZE;
    const total = running + G1_SIZE;
    raw.words(buckets, size).fill(0);
    scalars.forEach((scalar, i) => {
      const base = table.address + i * POWERS * G1_SIZE;
      for (const { power, digit } of slidingDigits(scalar)) {
        const bucket = buckets + (Math.abs(digit) >> 1) * G1_SIZE;
        (digit > 0 ? add : sub)(bucket, bucket, base + power * G1_SIZE);
      }
    });
    // Σ (2k+1)·Bₖ = 2·Σ k·Bₖ + Σ Bₖ, both by running sums from the top.
    for (let k = BUCKETS - 1; k > 0; k -= 1) {
      add(running, running, buckets + k * G1_SIZE);
      add(total, total, running);
    }
    add(running, running, buckets);
    dbl(total, total);
    add(total, total, running);
    const sum = new mcl.G1();
    sum.copyFromMem(total);
    return sum;
  });
}
