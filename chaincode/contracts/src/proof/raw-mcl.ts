import * as mcl from 'mcl-wasm';

/**
 * The only file that reaches past mcl-wasm's typed API, into the WebAssembly module's own functions. They take addresses
 * in its memory, so a chain of group operations needs no copy in between, and a product of Miller loops shares its
 * squarings (`_mclBn_millerLoopVec`), which the typed API does not offer.
 *
 * Everything here is optional: `openRawMcl` gives `undefined` where a function is missing, and `Engine` then works with
 * the typed API alone.
 */
interface RawExports {
  readonly _malloc: (bytes: number) => number;
  readonly _free: (address: number) => void;
  readonly _mclBn_millerLoopVec: (z: number, x: number, y: number, n: number) => void;
  readonly _mclBnFp_neg: (z: number, x: number) => void;
  readonly _mclBnFp2_mul: (z: number, x: number, y: number) => void;
  readonly _mclBnG1_add: (z: number, x: number, y: number) => void;
  readonly _mclBnG1_sub: (z: number, x: number, y: number) => void;
  readonly _mclBnG1_dbl: (z: number, x: number) => void;
  readonly _mclBnG1_normalizeVec: (z: number, x: number, n: number) => void;
  readonly _mclBnG2_add: (z: number, x: number, y: number) => void;
  readonly _mclBnG2_sub: (z: number, x: number, y: number) => void;
  readonly _mclBnG2_dbl: (z: number, x: number) => void;
  readonly _mclBnG2_isEqual: (x: number, y: number) => number;
}

const NAMES: readonly (keyof RawExports)[] = [
  '_malloc',
  '_free',
  '_mclBn_millerLoopVec',
  '_mclBnFp_neg',
  '_mclBnFp2_mul',
  '_mclBnG1_add',
  '_mclBnG1_sub',
  '_mclBnG1_dbl',
  '_mclBnG1_normalizeVec',
  '_mclBnG2_add',
  '_mclBnG2_sub',
  '_mclBnG2_dbl',
  '_mclBnG2_isEqual',
];

/** Sizes of mcl's values in its memory, in bytes: coordinates have room for 384 bits, points have three of them. */
export const FP_SIZE = 48;
export const FP2_SIZE = 2 * FP_SIZE;
export const G1_SIZE = 3 * FP_SIZE;
export const G2_SIZE = 3 * FP2_SIZE;
export const GT_SIZE = 12 * FP_SIZE;

/** What mcl-wasm's values can do with an address; the same for all of them. */
export interface Stored {
  copyToMem(address: number): void;
  copyFromMem(address: number): void;
}

/** The module's functions with the memory they work in. */
export class RawMcl {
  constructor(readonly call: RawExports) {}

  /** Takes `bytes` of the module's memory for the process's life. */
  keep(bytes: number): number {
    const address = this.call._malloc(bytes);
    if (address === 0) throw new Error('out of WebAssembly memory');
    return address;
  }

  /** Lends `bytes` of the module's memory for the time of `use`. */
  borrow<T>(bytes: number, use: (address: number) => T): T {
    const address = this.keep(bytes);
    try {
      return use(address);
    } finally {
      this.call._free(address);
    }
  }

  /** A view of the module's memory; valid until the next call that may allocate. */
  words(address: number, bytes: number): Uint32Array {
    return new Uint32Array(mcl.getMemory().buffer, address, bytes >> 2);
  }

  /** Copies values of `size` bytes each to consecutive places from `address`. */
  store(values: readonly Stored[], size: number, address: number): void {
    values.forEach((value, i) => {
      value.copyToMem(address + i * size);
    });
  }
}

function isRawExports(value: unknown): value is RawExports {
  return (
    typeof value === 'object' &&
    value !== null &&
    NAMES.every((name) => typeof Reflect.get(value, name) === 'function')
  );
}

/** The raw functions of the initialised mcl-wasm, or `undefined` where this build of it lacks one of them. */
export function openRawMcl(): RawMcl | undefined {
  const candidate: unknown = Reflect.get(mcl, 'mod');
  return isRawExports(candidate) ? new RawMcl(candidate) : undefined;
}
