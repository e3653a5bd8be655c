import type * as mcl from 'mcl-wasm';
import { bytesToHex } from '@noble/hashes/utils';
import type { Engine, FixedBases } from './engine';
import { PointError, VerifyingKeyError } from './proof-errors';
import type { PreparedKey } from './proof-verifier';
import { decodeVerifyingKey } from './verifying-key';

/** A verifying key as group elements, with what can be computed once. */
export class MclKey implements PreparedKey {
  constructor(
    /** The engine that checked it; no other may use it. */
    readonly engine: Engine,
    readonly hash: string,
    readonly publicCount: number,
    readonly alphaBeta: mcl.GT,
    readonly gamma: mcl.G2,
    readonly delta: mcl.G2,
    readonly ic: FixedBases,
    /** Equal for keys with equal γ, and with equal (α, β): keys of one ceremony share their pairs. */
    readonly gammaId: string,
    readonly alphaBetaId: string,
  ) {}
}

/**
 * Checks every point of a key and prepares it: about 8 ms, once for each key and process.
 * @param hash SHA-256 of `bytes`, hex
 * @throws VerifyingKeyError
 */
export function prepareMclKey(engine: Engine, hash: string, bytes: Uint8Array): MclKey {
  const points = decodeVerifyingKey(bytes);
  const read = <T>(where: string, reader: () => T): T => {
    try {
      return reader();
    } catch (error) {
      if (error instanceof PointError) throw new VerifyingKeyError(`VK_${error.fault}`, where);
      throw error;
    }
  };
  const alpha = read('alpha', () => engine.read.g1(points.alpha, 0));
  const beta = read('beta', () => engine.read.g2(points.beta, 0));
  const gamma = read('gamma', () => engine.read.g2(points.gamma, 0));
  const delta = read('delta', () => engine.read.g2(points.delta, 0));
  const ic = points.ic.map((point, i) => read(`IC[${String(i)}]`, () => engine.read.g1(point, 0)));
  return new MclKey(
    engine,
    hash,
    ic.length - 1,
    engine.pairingProduct([alpha], [beta]),
    gamma,
    delta,
    engine.fixedBases(ic),
    bytesToHex(points.gamma),
    bytesToHex(points.alpha) + bytesToHex(points.beta),
  );
}
