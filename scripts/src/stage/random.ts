import { createHash } from 'node:crypto';
import type { RandomSource } from '@fuqi/sdk';

/** Bytes that follow from a seed, so that a scenario played twice leaves the same state. Never for value. */
export function seededRandom(seed: string): RandomSource {
  let counter = 0;
  return (length) => {
    const out = new Uint8Array(length);
    for (let offset = 0; offset < length; offset += 32) {
      const block = createHash('sha256')
        .update(`${seed}/${String(counter)}`)
        .digest();
      counter += 1;
      out.set(block.subarray(0, Math.min(32, length - offset)), offset);
    }
    return out;
  };
}

/** 32 bytes told by a name. */
export function secretBytes(name: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(name).digest());
}
