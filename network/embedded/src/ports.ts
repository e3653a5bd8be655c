/** Wall clock in milliseconds since the Unix epoch. */
export interface Clock {
  now(): number;
}

/** Source of unpredictable bytes: nonces and, once per ledger, the key seed. */
export interface Rng {
  bytes(length: number): Uint8Array;
}

/** Runs a task once after a delay, unless cancelled before. */
export interface Scheduler {
  after(milliseconds: number, task: () => void): Cancel;
}

export type Cancel = () => void;
