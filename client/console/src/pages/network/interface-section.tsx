import { useQuery } from '@tanstack/react-query';
import { CsvButton } from '../../charts/csv-button';
import { DataTable } from '../../charts/data-table';
import type { TableData } from '../../charts/table-data';
import { useWords } from '../../i18n/use-words';
import { Section } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { networkWords } from './network.words';
import { readMetrics } from './probes';
import { boundText, parseSamples, routeLoads, sumBy } from './prometheus';

const EVERY = 15_000;
const REQUESTS = 'fuqi_gateway_request_seconds';
const OPERATIONS = 'fuqi_gateway_operations_total';

/** Requests and operations of this gateway, from its metrics. */
export function InterfaceSection() {
  const say = useWords(networkWords);
  const metrics = useQuery({
    queryKey: ['metrics'],
    // A query's data is never undefined.
    queryFn: async () => (await readMetrics()) ?? null,
    refetchInterval: EVERY,
  });
  const samples = parseSamples(metrics.data ?? '');
  const requests: TableData = {
    columns: [
      { title: say('method') },
      { title: say('route') },
      { title: say('requests'), kind: 'number' },
      { title: say('failed'), kind: 'number' },
      { title: say('median'), kind: 'number' },
      { title: say('p99'), kind: 'number' },
    ],
    rows: routeLoads(samples, REQUESTS).map(({ method, route, count, failed, p50, p99 }) => [
      ...[method.toUpperCase(), route, count, failed, boundText(p50), boundText(p99)],
    ]),
  };
  const outcomes = sumBy(samples, OPERATIONS, 'state');
  return (
    <Section title={say('interface')} aside={<CsvButton table={requests} file="fuqi-interface" />}>
      <QueryView query={metrics} rows={6}>
        {(text) =>
          text === null ? (
            <p className="muted">{say('metrics_hidden')}</p>
          ) : (
            <>
              <p className="muted small">{say('interface_note')}</p>
              {requests.rows.length === 0 ? (
                <p className="muted">{say('no_requests')}</p>
              ) : (
                <DataTable caption={say('interface')} {...requests} />
              )}
              <h3>{say('operations')}</h3>
              {outcomes.length === 0 ? (
                <p className="muted">{say('no_operations')}</p>
              ) : (
                <DataTable
                  caption={say('operations')}
                  columns={[
                    { title: say('operation_state') },
                    { title: say('count'), kind: 'number' },
                  ]}
                  rows={outcomes.map(({ key, value }) => [key, value])}
                />
              )}
            </>
          )
        }
      </QueryView>
    </Section>
  );
}
