import { Button } from 'antd';
import { useParams } from 'react-router';
import { usePages } from '../../api/use-pages';
import { useWrite } from '../../api/use-api';
import { CsvButton } from '../../charts/csv-button';
import { DataTable } from '../../charts/data-table';
import type { TableData } from '../../charts/table-data';
import { instantText } from '../../format/day';
import { useWords } from '../../i18n/use-words';
import type { Say } from '../../i18n/use-words';
import { CopyId } from '../../ui/copy-id';
import { LoadMore } from '../../ui/load-more';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty, ProblemView } from '../../ui/states';
import { Tag } from '../../ui/tag';
import type { Tone } from '../../ui/tag';
import type { Delivery } from './webhook-entry';
import { webhookWords } from './webhooks.words';

const TONES = { waiting: 'wait', delivered: 'good', dead: 'bad' } as const satisfies Record<
  Delivery['state'],
  Tone
>;

/** What a webhook was sent, with every attempt. */
export default function DeliveriesPage() {
  const say = useWords(webhookWords);
  const { id = '' } = useParams();
  const deliveries = usePages(['webhooks', id, 'deliveries'], (api, cursor) =>
    api.GET('/v1/webhooks/{id}/deliveries', {
      params: { path: { id }, query: cursor === undefined ? {} : { cursor } },
    }),
  );
  return (
    <Page title={say('deliveries')} lead={say('deliveries_lead')} back="/settings/webhooks">
      <div className="card stack-tight">
        <QueryView query={deliveries}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={say('deliveries_none')} icon="out" />
            ) : (
              <Deliveries webhook={id} deliveries={items} />
            )
          }
        </QueryView>
        <LoadMore query={deliveries} />
      </div>
    </Page>
  );
}

function Deliveries({
  webhook,
  deliveries,
}: {
  readonly webhook: string;
  readonly deliveries: readonly Delivery[];
}) {
  const say = useWords(webhookWords);
  const again = useWrite(
    (api, id: string, header) =>
      api.POST('/v1/webhook-deliveries/{id}/redeliver', { params: { path: { id }, header } }),
    [['webhooks', webhook, 'deliveries']],
  );
  const table: TableData = {
    columns: [
      { title: say('message') },
      { title: say('type') },
      { title: say('created') },
      { title: say('state') },
      { title: say('attempts') },
    ],
    rows: deliveries.map((one) => [
      ...[one.id, say(`type_${one.type}`), one.createdAt, say(`state_${one.state}`)],
      one.attempts.map((attempt) => attemptText(attempt, say)).join('; '),
    ]),
  };
  return (
    <>
      <div>
        <CsvButton table={table} file="webhook-deliveries" />
      </div>
      {again.isError ? <ProblemView error={again.error} /> : null}
      <DataTable
        caption={say('deliveries')}
        keys={deliveries.map(({ id }) => id)}
        columns={[...table.columns, { title: say('actions') }]}
        rows={deliveries.map((one) => [
          { node: <CopyId id={one.id} head={12} /> },
          say(`type_${one.type}`),
          instantText(one.createdAt),
          { node: <Tag tone={TONES[one.state]}>{say(`state_${one.state}`)}</Tag> },
          { node: <Attempts of={one} /> },
          {
            node: (
              <Button
                size="middle"
                disabled={again.isPending || one.state === 'waiting'}
                onClick={() => again.mutate(one.id)}
              >
                {say('redeliver')}
                <span className="visually-hidden"> {one.id}</span>
              </Button>
            ),
          },
        ])}
      />
    </>
  );
}

function Attempts({ of: { attempts, nextAt } }: { readonly of: Delivery }) {
  const say = useWords(webhookWords);
  return (
    <ul className="plain-list small">
      {attempts.map((attempt) => (
        <li key={attempt.number}>{attemptText(attempt, say)}</li>
      ))}
      {nextAt === null ? null : (
        <li className="muted">
          {say('next_at')} {instantText(nextAt)}
        </li>
      )}
    </ul>
  );
}

function attemptText(
  { number, at, status, error }: Delivery['attempts'][number],
  say: Say<keyof typeof webhookWords.entries>,
): string {
  const result = status === null ? (error ?? '') : say('attempt_status', { status });
  return say('attempt', { number, at: instantText(at), result });
}
