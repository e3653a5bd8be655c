import { createHash } from 'node:crypto';
import { SCALAR_ORDER } from '../field';

/** The secrets of a Groth16 set-up. Whoever has them can prove anything. */
export interface Trapdoor {
  readonly tau: bigint;
  readonly alpha: bigint;
  readonly beta: bigint;
  readonly gamma: bigint;
  readonly delta: bigint;
}

const LABEL = 'Fuqi development trapdoor, worthless by design';

/**
 * The trapdoor of a circuit's development keys, which anybody can compute: SHA-512 of the label, the circuit's name, the
 * SHA-256 of its r1cs file and the secret's name, each ended by a zero byte, as a big-endian integer modulo the
 * group order (bias below 2^-250). Keys made from it are for development: they are equal on every machine, and a
 * proof under them proves nothing.
 */
export function developmentTrapdoor(circuit: string, r1csSha256: string): Trapdoor {
  const secret = (role: string): bigint => {
    const hash = createHash('sha512');
    for (const part of [LABEL, circuit, r1csSha256, role]) hash.update(part).update('\0');
    return (BigInt(`0x${hash.digest('hex')}`) % (SCALAR_ORDER - 1n)) + 1n;
  };
  return {
    tau: secret('tau'),
    alpha: secret('alpha'),
    beta: secret('beta'),
    gamma: secret('gamma'),
    delta: secret('delta'),
  };
}
