/**
 * BabyJubJub as in circomlib: a·x² + y² = 1 + d·x²·y² over the scalar field of BN254. The contracts need little of it: to
 * refuse a supervisor's epoch key outside the prime-order subgroup, or one whose secret nobody showed to hold. Not constant in
 * time: nothing secret is computed on a peer.
 *
 * Source: PROTOCOL §1; EIP-2494.
 */
const R = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;
const A = 168700n;
const D = 168696n;
/** Order of the prime subgroup; the curve has eight times as many points. */
export const SUBGROUP_ORDER =
  2736030358979909402780800718157159386076813972158567259200215660948447373041n;

/** An affine point as two field elements. */
export interface Point {
  readonly x: bigint;
  readonly y: bigint;
}

interface Projective {
  readonly X: bigint;
  readonly Y: bigint;
  readonly Z: bigint;
}

const mod = (value: bigint): bigint => ((value % R) + R) % R;
const IDENTITY: Projective = { X: 0n, Y: 1n, Z: 1n };

/** Complete for this curve (a is a square and d is not), so doubling and the identity need no case of their own. */
function add(p: Projective, q: Projective): Projective {
  const zz = mod(p.Z * q.Z);
  const square = mod(zz * zz);
  const xx = mod(p.X * q.X);
  const yy = mod(p.Y * q.Y);
  const product = mod(D * mod(xx * yy));
  const f = mod(square - product);
  const g = mod(square + product);
  const cross = mod((p.X + p.Y) * (q.X + q.Y) - xx - yy);
  return { X: mod(mod(zz * f) * cross), Y: mod(mod(zz * g) * mod(yy - A * xx)), Z: mod(f * g) };
}

function multiply(point: Projective, scalar: bigint): Projective {
  let sum = IDENTITY;
  for (const bit of scalar.toString(2)) {
    sum = add(sum, sum);
    if (bit === '1') sum = add(sum, point);
  }
  return sum;
}

const isIdentity = (p: Projective): boolean => p.X === 0n && p.Y === p.Z;

/** The inverse of a non-zero element, by Fermat. */
function inverse(value: bigint): bigint {
  let result = 1n;
  let base = value;
  for (let exponent = R - 2n; exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) result = mod(result * base);
    base = mod(base * base);
  }
  return result;
}

function affine({ X, Y, Z }: Projective): Point {
  const scale = inverse(Z);
  return { x: mod(X * scale), y: mod(Y * scale) };
}

const projective = ({ x, y }: Point): Projective => ({ X: x, Y: y, Z: 1n });

/** Generator of the prime-order subgroup. */
export const B8: Point = {
  x: 5299619240641551281634865583518297030282874472190772894086521144482721001553n,
  y: 16950150798460657717958625567821834550301663161624707787222815936182638968203n,
};

/** p + q, for points on the curve. */
export function addPoints(p: Point, q: Point): Point {
  return affine(add(projective(p), projective(q)));
}

/** scalar·p, for a point on the curve and scalar ≥ 0. */
export function multiplyPoint(p: Point, scalar: bigint): Point {
  return affine(multiply(projective(p), scalar));
}

/** Whether both coordinates are canonical field elements that satisfy the curve's equation. */
export function isOnCurve({ x, y }: Point): boolean {
  if (x < 0n || x >= R || y < 0n || y >= R) return false;
  const xx = mod(x * x);
  const yy = mod(y * y);
  return mod(A * xx + yy) === mod(1n + mod(D * xx) * yy);
}

/**
 * Whether a point may serve as a public key: on the curve, in the prime-order subgroup, not the identity. This refuses all
 * eight points of low order.
 */
export function isSubgroupKey(point: Point): boolean {
  if (!isOnCurve(point)) return false;
  return !isIdentity(projective(point)) && isIdentity(multiply(projective(point), SUBGROUP_ORDER));
}
