import * as mcl from 'mcl-wasm';
import { FIELD_BYTES, G1_BYTES, G2_BYTES } from '../bn254';
import { toFr } from '../engine';

/** mcl's values to and from the bytes of the wire, for making proofs and breaking them. */

const G2_GENERATOR =
  '1 10857046999023057135944570762232829481370756359578518086990519993285655852781 ' +
  '11559732032986387107991004021392285783925812861821192530917403151452391805634 ' +
  '8495653923123431417604973247489272438418190587263600148770280649306958101930 ' +
  '4082367875863433681332203403145435568316851327593401208105741076214120093531';

/** The generators of both groups; reading that of G2 checks its order, so keep them where many multiples are needed. */
export interface Generators {
  readonly g1: mcl.G1;
  readonly g2: mcl.G2;
}

/** The generators of EIP-197; mcl must have been started. */
export function generators(): Generators {
  const [g1, g2] = [new mcl.G1(), new mcl.G2()];
  g1.setStr('1 1 2', 10);
  g2.setStr(G2_GENERATOR, 10);
  return { g1, g2 };
}

/** `scalar`·(1, 2). */
export function multipleOfG1(scalar: bigint): mcl.G1 {
  return mcl.mul(generators().g1, toFr(scalar));
}

/** `scalar` times the generator of G2. */
export function multipleOfG2(scalar: bigint): mcl.G2 {
  return mcl.mul(generators().g2, toFr(scalar));
}

function bigEndian(value: mcl.Fp): Uint8Array {
  return value.serialize().slice(0, FIELD_BYTES).reverse();
}

/** `x y`; the identity as zeros. */
export function g1Bytes(point: mcl.G1): Uint8Array {
  const affine = mcl.normalize(point);
  const out = new Uint8Array(G1_BYTES);
  if (point.isZero()) return out;
  out.set(bigEndian(affine.getX()));
  out.set(bigEndian(affine.getY()), FIELD_BYTES);
  return out;
}

/** `x1 x0 y1 y0`; the identity as zeros. */
export function g2Bytes(point: mcl.G2): Uint8Array {
  const affine = mcl.normalize(point);
  const out = new Uint8Array(G2_BYTES);
  if (point.isZero()) return out;
  const [x, y] = [affine.getX(), affine.getY()];
  [x.get_b(), x.get_a(), y.get_b(), y.get_a()].forEach((part, i) => {
    out.set(bigEndian(part), i * FIELD_BYTES);
  });
  return out;
}
