import { FIELD_BYTES, G1_BYTES, G2_BYTES, fromFieldBytes } from '../bn254';
import { decodeVerifyingKey } from '../verifying-key';

/** Our bytes in the shapes of snarkjs' JSON files, for comparison with it. */

type G1Json = readonly [string, string, string];
type G2Json = readonly [
  readonly [string, string],
  readonly [string, string],
  readonly [string, string],
];

/** The shape of `proof.json`. */
export interface SnarkjsProof {
  readonly protocol: 'groth16';
  readonly curve: 'bn128';
  readonly pi_a: G1Json;
  readonly pi_b: G2Json;
  readonly pi_c: G1Json;
}

/** The shape of `verification_key.json`, without the derived `vk_alphabeta_12`. */
export interface SnarkjsKey {
  readonly protocol: 'groth16';
  readonly curve: 'bn128';
  readonly nPublic: number;
  readonly vk_alpha_1: G1Json;
  readonly vk_beta_2: G2Json;
  readonly vk_gamma_2: G2Json;
  readonly vk_delta_2: G2Json;
  readonly IC: readonly G1Json[];
}

function decimal(bytes: Uint8Array, index: number): string {
  return fromFieldBytes(bytes, index * FIELD_BYTES).toString();
}

function g1Json(bytes: Uint8Array): G1Json {
  return [decimal(bytes, 0), decimal(bytes, 1), '1'];
}

function g2Json(bytes: Uint8Array): G2Json {
  return [
    [decimal(bytes, 1), decimal(bytes, 0)],
    [decimal(bytes, 3), decimal(bytes, 2)],
    ['1', '0'],
  ];
}

/** A proof's 256 bytes as snarkjs reads them. */
export function toSnarkjsProof(proof: Uint8Array): SnarkjsProof {
  return {
    protocol: 'groth16',
    curve: 'bn128',
    pi_a: g1Json(proof.subarray(0, G1_BYTES)),
    pi_b: g2Json(proof.subarray(G1_BYTES, G1_BYTES + G2_BYTES)),
    pi_c: g1Json(proof.subarray(G1_BYTES + G2_BYTES)),
  };
}

/** A key's canonical bytes as snarkjs reads them. */
export function toSnarkjsKey(keyBytes: Uint8Array): SnarkjsKey {
  const { alpha, beta, gamma, delta, ic } = decodeVerifyingKey(keyBytes);
  return {
    protocol: 'groth16',
    curve: 'bn128',
    nPublic: ic.length - 1,
    vk_alpha_1: g1Json(alpha),
    vk_beta_2: g2Json(beta),
    vk_gamma_2: g2Json(gamma),
    vk_delta_2: g2Json(delta),
    IC: ic.map(g1Json),
  };
}

/** Public inputs' bytes as snarkjs reads them. */
export function toSnarkjsPublics(publics: Uint8Array): readonly string[] {
  return Array.from({ length: publics.length / FIELD_BYTES }, (_, j) => decimal(publics, j));
}
