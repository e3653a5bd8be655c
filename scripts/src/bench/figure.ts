import { availableParallelism, cpus, loadavg } from 'node:os';

/** What one line of the benchmark's output says, without the machine. */
export interface Figure {
  readonly name: string;
  /** Median of the runs. */
  readonly value: number;
  /** Smallest of the runs. */
  readonly min: number;
  readonly unit: string;
  /** Median of the baseline's runs, measured in the same run by turns; null where there is nothing to compare with. */
  readonly baseline: number | null;
  /** See {@link Comparison}; null without a baseline, or when more than 1 % of the work failed. */
  readonly ratio: number | null;
  /** Runs behind `value`. */
  readonly n: number;
  /** Part of the work that failed, where it can; from 0 to 1. */
  readonly errors?: number;
}

/**
 * How `ratio` reads: `faster`, times less time than the baseline; `rate`, times the baseline's rate; `cost`, times the baseline's
 * cost; `share`, part of the baseline.
 */
export type Comparison = 'faster' | 'rate' | 'cost' | 'share';

/** A benchmark: tells its figures as they come, and progress in words. */
export type Bench = (say: (progress: string) => void) => AsyncGenerator<Figure>;

const ERRORS_MAX = 0.01;

/** The middle of the values; the mean of the two middle ones of an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2;
}

/** A figure of repeated runs, compared with those of a baseline. */
export function figure(
  name: string,
  unit: string,
  runs: readonly number[],
  against?: { readonly runs: readonly number[]; readonly as: Comparison },
  errors?: number,
): Figure {
  const value = median(runs);
  const baseline = against === undefined ? null : median(against.runs);
  const trusted = baseline !== null && (errors ?? 0) <= ERRORS_MAX;
  const ratio = against?.as === 'faster' ? (baseline ?? 0) / value : value / (baseline ?? 0);
  return {
    ...{ name, value, min: Math.min(...runs), unit, baseline, ratio: trusted ? ratio : null },
    ...{ n: runs.length, ...(errors === undefined ? {} : { errors }) },
  };
}

/** Milliseconds that a task takes. */
export async function timed(task: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/** Milliseconds of processor, in all threads of this process, that a task takes. */
export async function worked(task: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Processor × threads, version of Node, load of the last minute: what a figure has to be read with. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const load = (loadavg()[0] ?? 0).toFixed(2);
  return `${model} × ${availableParallelism()}, node ${process.versions.node}, load ${load}`;
}
