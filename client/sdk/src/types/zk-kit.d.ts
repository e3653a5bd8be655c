/**
 * The parts of zk-kit that are used. Its own declarations are marked as those of ES modules although a CommonJS build is
 * shipped beside them, so that CommonJS output could not import it otherwise.
 */
declare module '@zk-kit/eddsa-poseidon' {
  type ZkPoint = [bigint, bigint];
  interface ZkSignature {
    R8: ZkPoint;
    S: bigint;
  }
  export function derivePublicKey(privateKey: Uint8Array): ZkPoint;
  export function deriveSecretScalar(privateKey: Uint8Array): bigint;
  export function signMessage(privateKey: Uint8Array, message: bigint): ZkSignature;
  export function verifySignature(
    message: bigint,
    signature: ZkSignature,
    publicKey: ZkPoint,
  ): boolean;
}

declare module '@zk-kit/baby-jubjub' {
  type ZkPoint = [bigint, bigint];
  export const Base8: ZkPoint;
  export function addPoint(left: ZkPoint, right: ZkPoint): ZkPoint;
  export function mulPointEscalar(base: ZkPoint, scalar: bigint): ZkPoint;
  export function packPoint(point: ZkPoint): bigint;
}
