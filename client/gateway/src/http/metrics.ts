import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of one gateway. Labels are route patterns, never ids. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'fuqi_gateway_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.registry],
  });
  private readonly block = new Gauge({
    name: 'fuqi_gateway_next_block',
    help: 'Next block that the read model will take',
    registers: [this.registry],
  });
  private readonly settled = new Counter({
    name: 'fuqi_gateway_operations_total',
    help: 'Submitted operations by act and what became of them',
    labelNames: ['act', 'state'] as const,
    registers: [this.registry],
  });

  answered(about: {
    readonly method: string;
    readonly route: string;
    readonly status: number;
    readonly seconds: number;
  }): void {
    const { method, route, status, seconds } = about;
    this.requests.observe({ method, route, status }, seconds);
  }

  atBlock(next: number): void {
    this.block.set(next);
  }

  operation(act: string, state: string): void {
    this.settled.inc({ act, state });
  }
}
