export { findBinaries, hasBinaries } from './binaries';
export type { Binaries, Program } from './binaries';
export { down } from './down';
export { NetworkError } from './errors';
export type { NetworkErrorCode } from './errors';
export { Network } from './network';
export type { NetworkOptions } from './network';
export { up } from './up';
