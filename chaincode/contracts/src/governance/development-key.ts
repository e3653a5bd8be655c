import { createHash } from 'node:crypto';
import * as mcl from 'mcl-wasm';
import { toHex } from '../encoding/hex';

const SCALAR_ORDER = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;
const LABEL = 'Fuqi development trapdoor, worthless by design';

/**
 * The secret α of a circuit's development keys, which everybody can compute: SHA-512 of the label, the circuit's name, the
 * SHA-256 of its r1cs file and the secret's name, each ended by a zero byte, modulo r − 1, plus 1.
 */
export function developmentAlpha(circuit: string, r1cs: string): bigint {
  const hash = createHash('sha512');
  for (const part of [LABEL, circuit, r1cs, 'alpha']) hash.update(part).update('\u0000');
  return (BigInt(`0x${hash.digest('hex')}`) % (SCALAR_ORDER - 1n)) + 1n;
}

/**
 * Whether a verifying key is the development key of a circuit: its α is the public one. Such a key lets anybody prove
 * anything, so a channel for value refuses it. It is recognised by the point and not by a list of hashes, so that a change of
 * a circuit cannot outdate the rule.
 *
 * @param alpha `x ‖ y`, big-endian, as in the key's canonical bytes; mcl-wasm must be running on BN254
 */
export function isDevelopmentKey(circuit: string, r1cs: string, alpha: Uint8Array): boolean {
  const scalar = new mcl.Fr();
  scalar.setStr(developmentAlpha(circuit, r1cs).toString(10), 10);
  const generator = new mcl.G1();
  generator.setStr('1 1 2', 10);
  const point = mcl.normalize(mcl.mul(generator, scalar));
  return toHex(alpha) === bigEndianHex(point.getX()) + bigEndianHex(point.getY());
}

function bigEndianHex(value: mcl.Fp): string {
  return toHex(value.serialize().slice(0, 32).reverse());
}
