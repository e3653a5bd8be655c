/** The ports of this machine. */
import { randomInt } from 'node:crypto';
import type { Chance, Clock } from './ports';

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, work) => {
    const timer = setTimeout(work, milliseconds);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** From the system's secure source: which relay carries an operation must not be guessable. */
export const systemChance: Chance = { below: (bound) => randomInt(bound) };
