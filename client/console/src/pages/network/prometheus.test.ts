import { describe, expect, test } from '@jest/globals';
import { boundText, parseSamples, routeLoads, sumBy } from './prometheus';

const TEXT = `# HELP fuqi_gateway_request_seconds Time to answer
# TYPE fuqi_gateway_request_seconds histogram
fuqi_gateway_request_seconds_bucket{le="0.005",method="get",route="/v1/vouchers",status="200"} 90
fuqi_gateway_request_seconds_bucket{le="0.05",method="get",route="/v1/vouchers",status="200"} 98
fuqi_gateway_request_seconds_bucket{le="+Inf",method="get",route="/v1/vouchers",status="200"} 98
fuqi_gateway_request_seconds_count{method="get",route="/v1/vouchers",status="200"} 98
fuqi_gateway_request_seconds_bucket{le="0.005",method="get",route="/v1/vouchers",status="503"} 0
fuqi_gateway_request_seconds_bucket{le="0.05",method="get",route="/v1/vouchers",status="503"} 0
fuqi_gateway_request_seconds_bucket{le="+Inf",method="get",route="/v1/vouchers",status="503"} 2
fuqi_gateway_request_seconds_count{method="get",route="/v1/vouchers",status="503"} 2
fuqi_gateway_next_block 42
fuqi_gateway_operations_total{act="issue",state="committed"} 3
fuqi_gateway_operations_total{act="move",state="committed"} 2
fuqi_gateway_operations_total{act="a\\"b",state="failed"} 1
nonsense
`;

describe('Prometheus text', () => {
  const samples = parseSamples(TEXT);

  test('samples with and without labels, escapes undone, the rest passed over', () => {
    expect(samples).toHaveLength(12);
    expect(samples.find(({ name }) => name === 'fuqi_gateway_next_block')?.value).toBe(42);
    expect(samples.at(-1)?.labels).toEqual({ act: 'a"b', state: 'failed' });
  });

  test('quantiles run over all statuses of a route', () => {
    expect(routeLoads(samples, 'fuqi_gateway_request_seconds')).toEqual([
      { method: 'get', route: '/v1/vouchers', count: 100, failed: 2, p50: 0.005, p99: Infinity },
    ]);
    expect([boundText(0.005), boundText(2.5), boundText(Infinity)]).toEqual([
      ...['≤ 5 ms', '≤ 2.5 s', '> 30 s'],
    ]);
  });

  test('counters by a label', () => {
    expect(sumBy(samples, 'fuqi_gateway_operations_total', 'state')).toEqual([
      { key: 'committed', value: 5 },
      { key: 'failed', value: 1 },
    ]);
  });
});
