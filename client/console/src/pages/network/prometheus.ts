/** The part of Prometheus' text format that a page shows: samples by name, and quantiles of histograms. */

export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? ([^ ]+)(?: [0-9]+)?$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g;

/** Samples of a text; comments and lines that are none are passed over. */
export function parseSamples(text: string): Sample[] {
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    const match = line.startsWith('#') ? null : LINE.exec(line.trim());
    const name = match?.[1];
    if (match === null || name === undefined) continue;
    const value = numberOf(match[3] ?? '');
    if (Number.isNaN(value)) continue;
    const labels = [...(match[2] ?? '').matchAll(LABEL)].map(
      ([, key = '', raw = '']) => [key, unescape(raw)] as const,
    );
    samples.push({ name, labels: Object.fromEntries(labels), value });
  }
  return samples;
}

function numberOf(text: string): number {
  if (text === '+Inf') return Infinity;
  return text === '-Inf' ? -Infinity : Number(text);
}

function unescape(text: string): string {
  return text.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char));
}

/** One line of a table of routes. */
export interface RouteLoad {
  readonly method: string;
  readonly route: string;
  readonly count: number;
  /** Answers with a status of 500 or more. */
  readonly failed: number;
  /** Seconds: the bound of the bucket in which the median and the 99th percentile lie; Infinity above the last. */
  readonly p50: number;
  readonly p99: number;
}

/** Requests by route from a histogram with the labels method, route and status; the busiest first. */
export function routeLoads(samples: readonly Sample[], histogram: string): RouteLoad[] {
  const routes = new Map<string, Sample[]>();
  for (const sample of samples) {
    if (!sample.name.startsWith(histogram)) continue;
    const key = `${sample.labels['method'] ?? ''} ${sample.labels['route'] ?? ''}`;
    routes.set(key, [...(routes.get(key) ?? []), sample]);
  }
  return [...routes.values()]
    .map((list) => {
      const counts = list.filter(({ name }) => name === `${histogram}_count`);
      const buckets = list.filter(({ name }) => name === `${histogram}_bucket`);
      const total = (some: readonly Sample[]) => some.reduce((sum, { value }) => sum + value, 0);
      const failed = counts.filter(({ labels }) => (labels['status'] ?? '') >= '500');
      const { method = '', route = '' } = list[0]?.labels ?? {};
      return {
        ...{ method, route, count: total(counts), failed: total(failed) },
        ...{ p50: quantile(buckets, 0.5), p99: quantile(buckets, 0.99) },
      };
    })
    .sort((a, b) => b.count - a.count || a.route.localeCompare(b.route));
}

/** Bound of the bucket that contains the quantile, over all statuses; 0 when nothing was counted. */
export function quantile(buckets: readonly Sample[], share: number): number {
  const byBound = new Map<number, number>();
  for (const { labels, value } of buckets) {
    const bound = numberOf(labels['le'] ?? '');
    byBound.set(bound, (byBound.get(bound) ?? 0) + value);
  }
  const bounds = [...byBound].sort(([a], [b]) => a - b);
  const total = bounds.at(-1)?.[1] ?? 0;
  if (total === 0) return 0;
  return bounds.find(([, count]) => count >= share * total)?.[0] ?? Infinity;
}

/** Sums of a counter by one label, in order of the label's values. */
export function sumBy(
  samples: readonly Sample[],
  name: string,
  label: string,
): { readonly key: string; readonly value: number }[] {
  const sums = new Map<string, number>();
  for (const sample of samples) {
    if (sample.name !== name) continue;
    const key = sample.labels[label] ?? '';
    sums.set(key, (sums.get(key) ?? 0) + sample.value);
  }
  return [...sums]
    .map(([key, value]) => ({ key, value }))
    .sort((a, b) => a.key.localeCompare(b.key));
}

/** `≤ 5 ms`, `≤ 2.5 s`, `> 30 s` for what lies above the last bucket. */
export function boundText(seconds: number, last = 30): string {
  if (seconds === Infinity) return `> ${last} s`;
  return seconds < 1 ? `≤ ${Math.round(seconds * 1000)} ms` : `≤ ${seconds} s`;
}
