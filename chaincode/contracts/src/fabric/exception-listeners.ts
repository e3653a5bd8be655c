/**
 * fabric-contract-api's logger installs process-wide listeners for uncaught exceptions and unhandled rejections, under which
 * a crash leaves exit code 0 behind. These two functions stand around its import and put the listeners back as they were.
 *
 * Source: fabric.md §0.3.
 */
const EVENTS = ['uncaughtException', 'unhandledRejection'] as const;

type Listener = (...args: unknown[]) => void;
type Snapshot = ReadonlyMap<string, readonly Listener[]>;

// eslint-disable-next-line no-restricted-globals -- at start-up only: no transaction function reads it
const emitter: NodeJS.EventEmitter = process;

export function listenersNow(): Snapshot {
  return new Map(EVENTS.map((event) => [event, emitter.listeners(event) as Listener[]]));
}

/** Removes every listener that was not there at the snapshot. */
export function restoreListeners(before: Snapshot): void {
  for (const [event, kept] of before) {
    for (const listener of emitter.listeners(event) as Listener[]) {
      if (!kept.includes(listener)) emitter.removeListener(event, listener);
    }
  }
}
