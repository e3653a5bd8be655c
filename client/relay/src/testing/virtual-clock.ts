import type { Cancel, Clock } from '../ports';

/** A clock that a test moves. */
export class VirtualClock implements Clock {
  private time = 0;
  private readonly alarms = new Set<{ readonly at: number; readonly work: () => void }>();

  now(): number {
    return this.time;
  }

  after(milliseconds: number, work: () => void): Cancel {
    const alarm = { at: this.time + milliseconds, work };
    this.alarms.add(alarm);
    return () => void this.alarms.delete(alarm);
  }

  /** Moves time on by steps of a millisecond's alarm at a time, letting what follows from each happen. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await settled();
      const next = [...this.alarms].sort((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      this.alarms.delete(next);
      this.time = Math.max(this.time, next.at);
      next.work();
    }
    this.time = end;
  }
}

/** Lets promises that wait for nothing but each other go on. */
function settled(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
