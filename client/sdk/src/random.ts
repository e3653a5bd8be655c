/** Fresh secrets, from the platform's own generator. */
import { FIELD_ORDER, SUBGROUP_ORDER, bytesToInteger } from '@fuqi/protocol';
import { webCrypto } from './web-crypto';

/** A source of bytes nobody can predict; scenarios that must repeat hand in a seeded one. */
export type RandomSource = (length: number) => Uint8Array;

/** The platform's cryptographic generator. */
export const secureRandom: RandomSource = (length) =>
  webCrypto.getRandomValues(new Uint8Array(length));

/** 512 bits reduced to 1 … modulus − 1: the bias is below 2^-250. */
export function uniformBelow(modulus: bigint, wide: Uint8Array): bigint {
  return 1n + (bytesToInteger(wide) % (modulus - 1n));
}

/** A uniform scalar, 0 < s < l. */
export function randomScalar(random: RandomSource = secureRandom): bigint {
  return uniformBelow(SUBGROUP_ORDER, random(64));
}

/** A uniform field element, 0 < x < r. */
export function randomField(random: RandomSource = secureRandom): bigint {
  return uniformBelow(FIELD_ORDER, random(64));
}
