/** For tests and benchmarks only: nothing that runs on a peer imports it (a test beside it checks that). */
export { believingVerifier } from './believing-verifier';
export { type Snarkjs, loadSnarkjs } from './load-snarkjs';
export {
  type SnarkjsKey,
  type SnarkjsProof,
  toSnarkjsKey,
  toSnarkjsProof,
  toSnarkjsPublics,
} from './snarkjs-shape';
export {
  type Trapdoor,
  TrapdoorKey,
  type TrapdoorOptions,
  proofOfScalars,
  publicBytes,
} from './trapdoor-key';
export { type TwistPoint, strayTwistPoints, timesTwist, twistBytes } from './twist-points';
