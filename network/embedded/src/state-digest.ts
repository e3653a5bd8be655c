import { createHash } from 'node:crypto';
import { sha256 } from './bytes';
import { ByteWriter } from './codec';

const LANES = 1024;
const BYTES = LANES * 2;

/**
 * A hash of the whole state that a block updates in the time its own writes take, whatever the
 * size of the state: LtHash (Bellare–Micciancio lattice hashing with 1024 lanes of 16 bits, as
 * Lewi et al. 2019 instantiate it), each entry expanded by SHAKE256. Entries may be added and
 * removed in any order; equal sums mean equal sets, up to a lattice problem of about 200 bits.
 */
export class StateDigest {
  readonly #lanes: Uint16Array;

  /** @param bytes a sum from {@link toBytes}; without it, the empty state. */
  constructor(bytes?: Uint8Array) {
    this.#lanes = new Uint16Array(LANES);
    if (bytes === undefined) return;
    const view = new DataView(bytes.buffer, bytes.byteOffset, BYTES);
    for (let lane = 0; lane < LANES; lane += 1) this.#lanes[lane] = view.getUint16(lane * 2, true);
  }

  add(key: Uint8Array, value: Uint8Array): void {
    this.#accumulate(key, value, 1);
  }

  remove(key: Uint8Array, value: Uint8Array): void {
    this.#accumulate(key, value, -1);
  }

  toBytes(): Buffer {
    const bytes = Buffer.alloc(BYTES);
    for (let lane = 0; lane < LANES; lane += 1) {
      bytes.writeUInt16LE(this.#lanes[lane] ?? 0, lane * 2);
    }
    return bytes;
  }

  /** 32 bytes that stand for the sum. */
  hash(): Buffer {
    return sha256(this.toBytes());
  }

  #accumulate(key: Uint8Array, value: Uint8Array, sign: 1 | -1): void {
    const entry = new ByteWriter().bytes(key).bytes(value).finish();
    const expanded = createHash('shake256', { outputLength: BYTES }).update(entry).digest();
    const lanes = this.#lanes;
    for (let lane = 0; lane < LANES; lane += 1) {
      const term = (expanded[lane * 2] ?? 0) | ((expanded[lane * 2 + 1] ?? 0) << 8);
      lanes[lane] = (lanes[lane] ?? 0) + sign * term;
    }
  }
}
