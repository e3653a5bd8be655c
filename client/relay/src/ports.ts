/** What a relay takes from its host, so that its decisions can be played again in a test. */

/** Undoes an {@link Clock.after}; harmless when the work has begun. */
export type Cancel = () => void;

/** Time. Only differences count; a clock that jumps changes delays and no outcome. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs work once, not before the given milliseconds have passed. */
  after(milliseconds: number, work: () => void): Cancel;
}

/** Choice among equals. */
export interface Chance {
  /** A uniformly random integer from 0 up to and without `bound`. */
  below(bound: number): number;
}
