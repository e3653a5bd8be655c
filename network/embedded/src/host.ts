import { createHash, randomBytes } from 'node:crypto';
import type { Clock, Rng, Scheduler } from './ports';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The machine's random source. */
export const systemRng: Rng = { bytes: (length) => randomBytes(length) };

/** The machine's timers. A waiting block keeps the process alive until it is cut. */
export const systemScheduler: Scheduler = {
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** A reproducible byte stream, SHA-256 in counter mode: for tests and simulations only. */
export function seededRng(seed: string): Rng {
  let counter = 0;
  return {
    bytes(length) {
      const out = Buffer.alloc(length);
      for (let offset = 0; offset < length; offset += 32) {
        const block = createHash('sha256').update(`${seed}/${counter}`).digest();
        counter += 1;
        block.copy(out, offset);
      }
      return out;
    },
  };
}
