import type { PreparationEvent } from './prepare-keys';

const STAGES = { compiling: 'compiling', key: 'making the key', ready: 'ready' } as const;

/**
 * Shows the preparation of several circuits: a table that is redrawn on a terminal, elsewhere one line for every finished
 * circuit.
 */
export class ProgressDisplay {
  private readonly latest = new Map<string, PreparationEvent & { at: number }>();
  private drawn = 0;
  private timer: NodeJS.Timeout | undefined;

  /** @param output where to write; `isTTY` decides the form */
  constructor(private readonly output: { write(text: string): unknown; isTTY?: boolean }) {}

  /** Takes one event. */
  show(event: PreparationEvent): void {
    this.latest.set(event.circuit, { ...event, at: performance.now() });
    if (!this.output.isTTY) {
      if (event.stage === 'ready') this.output.write(`${line(event, event.seconds)}\n`);
      return;
    }
    this.timer ??= setInterval(() => this.draw(), 500).unref();
    this.draw();
  }

  /** Stops redrawing. */
  end(): void {
    clearInterval(this.timer);
  }

  private draw(): void {
    if (this.drawn > 0) this.output.write(`\u001b[${this.drawn}A`);
    for (const event of this.latest.values()) {
      const since = event.stage === 'ready' ? 0 : (performance.now() - event.at) / 1000;
      this.output.write(`\u001b[2K${line(event, event.seconds + since)}\n`);
    }
    this.drawn = this.latest.size;
  }
}

function line({ circuit, stage }: PreparationEvent, seconds: number): string {
  return `  ${circuit.padEnd(12)} ${STAGES[stage].padEnd(16)} ${seconds.toFixed(1).padStart(6)} s`;
}
