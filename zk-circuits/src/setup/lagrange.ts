import { SCALAR_ORDER, invert, power, reduce } from '../field';

/** r − 1 is divisible by 2^28, so that domains of up to 2^28 points exist. */
const TWO_ADICITY = 28n;
/** A quadratic non-residue, the one from which ffjavascript (and so snarkjs) derives its roots of unity. */
const NON_RESIDUE = 5n;

/** Generator of the multiplicative subgroup of order 2^`log`. */
export function rootOfUnity(log: number): bigint {
  const generator = power(NON_RESIDUE, (SCALAR_ORDER - 1n) >> TWO_ADICITY);
  return power(generator, 1n << (TWO_ADICITY - BigInt(log)));
}

/**
 * All Lagrange polynomials of the domain of 2^`log` roots of unity, at one point:
 * L_j(x) = (ω^j / n) · (x^n − 1) / (x − ω^j).
 * @throws RangeError when the point is in the domain
 */
export function lagrangeAt(point: bigint, log: number): bigint[] {
  const size = 1n << BigInt(log);
  const omega = rootOfUnity(log);
  const vanishing = (power(point, size) + SCALAR_ORDER - 1n) % SCALAR_ORDER;
  if (vanishing === 0n) throw new RangeError('the point is in the domain');
  const roots = powersOf(omega, Number(size));
  const inverses = invertAll(roots.map((root) => reduce(point - root)));
  const factor = (vanishing * invert(size)) % SCALAR_ORDER;
  return roots.map((root, j) => {
    const scaled = (root * factor) % SCALAR_ORDER;
    return (scaled * (inverses[j] ?? 0n)) % SCALAR_ORDER;
  });
}

function powersOf(base: bigint, count: number): bigint[] {
  const powers: bigint[] = [];
  for (let i = 0, current = 1n; i < count; i++, current = (current * base) % SCALAR_ORDER) {
    powers.push(current);
  }
  return powers;
}

/** Inverses of many non-zero elements by one inversion (Montgomery's trick). */
function invertAll(values: readonly bigint[]): bigint[] {
  const prefixes: bigint[] = [];
  let product = 1n;
  for (const value of values) {
    prefixes.push(product);
    product = (product * value) % SCALAR_ORDER;
  }
  const inverses: bigint[] = [];
  let rest = invert(product);
  for (let i = values.length - 1; i >= 0; i--) {
    inverses.push((rest * (prefixes[i] ?? 1n)) % SCALAR_ORDER);
    rest = (rest * (values[i] ?? 1n)) % SCALAR_ORDER;
  }
  return inverses.reverse();
}
