import type { Curve } from 'ffjavascript';
import { concatenate } from '../bytes';
import { sha256Hex } from '../sha256';
import { toBigEndian } from '../prove/proof-bytes';
import type { ProvingKeyPoints } from './zkey-file';

const G1_BYTES = 64;

/** A point of G1 as snarkjs writes it: x, y, 1 in decimal. */
export type G1Json = [string, string, string];
/** A point of G2 as snarkjs writes it: x, y, 1, each as its two coefficients. */
export type G2Json = [[string, string], [string, string], [string, string]];

/** snarkjs' verification_key.json. */
export interface VerifyingKey {
  readonly protocol: 'groth16';
  readonly curve: 'bn128';
  readonly nPublic: number;
  readonly vk_alpha_1: G1Json;
  readonly vk_beta_2: G2Json;
  readonly vk_gamma_2: G2Json;
  readonly vk_delta_2: G2Json;
  /** e(α, β), which some verifiers use instead of computing it. */
  readonly vk_alphabeta_12: unknown;
  readonly IC: readonly G1Json[];
}

/** The verifying half of a key. */
export function verifyingKey(points: ProvingKeyPoints, curve: Curve): VerifyingKey {
  const nPublic = points.ic.length / G1_BYTES - 1;
  return {
    protocol: 'groth16',
    curve: 'bn128',
    nPublic,
    vk_alpha_1: g1Json(curve, points.alpha1),
    vk_beta_2: g2Json(curve, points.beta2),
    vk_gamma_2: g2Json(curve, points.gamma2),
    vk_delta_2: g2Json(curve, points.delta2),
    vk_alphabeta_12: decimals(curve.Gt.toObject(curve.pairing(points.alpha1, points.beta2))),
    IC: Array.from({ length: nPublic + 1 }, (_, i) =>
      g1Json(curve, points.ic.slice(i * G1_BYTES, (i + 1) * G1_BYTES)),
    ),
  };
}

/**
 * SHA-256, in hex, of the canonical bytes by which contracts pin a key: "FUQIVK", version 1, system 1, number of public
 * inputs (two bytes), α, β, γ, δ, IC; coordinates of 32 bytes big-endian, those of G2 as x1 x0 y1 y0.
 */
export function verifyingKeyHash(key: VerifyingKey): string {
  const g1 = ([x, y]: G1Json): Uint8Array[] => [x, y].map((value) => toBigEndian(BigInt(value)));
  const g2 = ([[x0, x1], [y0, y1]]: G2Json): Uint8Array[] =>
    [x1, x0, y1, y0].map((value) => toBigEndian(BigInt(value)));
  const parts = [
    new TextEncoder().encode('FUQIVK'),
    Uint8Array.of(1, 1, key.nPublic >> 8, key.nPublic & 0xff),
    ...g1(key.vk_alpha_1),
    ...[key.vk_beta_2, key.vk_gamma_2, key.vk_delta_2].flatMap(g2),
    ...key.IC.flatMap(g1),
  ];
  return sha256Hex(concatenate(parts));
}

/** A point in a key file's form (affine, Montgomery) as snarkjs writes it. */
export function g1Json(curve: Curve, point: Uint8Array): G1Json {
  return decimals(curve.G1.toObject(point)) as G1Json;
}

/** {@link g1Json} for G2. */
export function g2Json(curve: Curve, point: Uint8Array): G2Json {
  return decimals(curve.G2.toObject(point)) as G2Json;
}

function decimals(value: unknown): unknown {
  return Array.isArray(value) ? value.map(decimals) : String(value);
}
