import * as mcl from 'mcl-wasm';
import { Engine } from './engine';
import { makeSubgroupTest } from './g2-subgroup';
import type { RawMcl } from './raw-mcl';

/** Public generators. Source: EIP-197. */
const GENERATOR_1 = '1 1 2';
const GENERATOR_2 =
  '1 10857046999023057135944570762232829481370756359578518086990519993285655852781 ' +
  '11559732032986387107991004021392285783925812861821192530917403151452391805634 ' +
  '8495653923123431417604973247489272438418190587263600148770280649306958101930 ' +
  '4082367875863433681332203403145435568316851327593401208105741076214120093531';

function fp2(real: number, imaginary: number): mcl.Fp2 {
  const value = new mcl.Fp2();
  value.setInt(real, imaginary);
  return value;
}

/** The point of the twist with x = 1, whose order is not r. */
export function strayTwistPoint(): mcl.G2 {
  const [, y] = mcl.squareRoot(mcl.add(fp2(1, 0), mcl.div(fp2(3, 0), fp2(9, 1))));
  const point = new mcl.G2();
  point.setX(fp2(1, 0));
  point.setY(y);
  point.setZ(fp2(1, 0));
  return point;
}

/**
 * Whether the raw functions compute what the typed API computes, on known points: a product of three pairings, a sum of
 * multiples of fixed bases, membership in G2. Run once when a verifier is made; a build of mcl with other sizes or
 * signatures is found here and not in a verdict.
 */
export function rawMclAgrees(raw: RawMcl): boolean {
  const [fast, slow] = [new Engine(raw), new Engine(undefined)];
  const g1 = new mcl.G1();
  const g2 = new mcl.G2();
  g1.setStr(GENERATOR_1, 10);
  g2.setStr(GENERATOR_2, 10);
  const scalars = [5n, 1n << 200n, 3n ** 159n];
  const ps = scalars.map((scalar) => mcl.normalize(slow.multiply([g1], [scalar])));
  const qs = [g2, mcl.normalize(mcl.dbl(g2)), mcl.normalize(mcl.add(mcl.dbl(g2), g2))];
  try {
    const inSubgroup = makeSubgroupTest(raw);
    const sum = fast.multiplyFixed(fast.fixedBases(ps), scalars);
    return (
      qs.every(inSubgroup) &&
      !inSubgroup(strayTwistPoint()) &&
      sum.isEqual(slow.multiply(ps, scalars)) &&
      fast.pairingProduct(ps, qs).isEqual(slow.pairingProduct(ps, qs))
    );
  } catch {
    return false;
  }
}
