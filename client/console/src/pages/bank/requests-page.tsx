import { useState } from 'react';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { useMe } from '../../api/queries';
import { usePages } from '../../api/use-pages';
import { CsvButton } from '../../charts/csv-button';
import { DataTable } from '../../charts/data-table';
import { daysBetween } from '../../charts/maturity';
import type { TableData } from '../../charts/table-data';
import { usePick, useWords } from '../../i18n/use-words';
import { Day } from '../../ui/day';
import { LoadMore } from '../../ui/load-more';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty } from '../../ui/states';
import { ratePercent } from './quote-terms';
import { RequestTag } from './request-tag';
import type { QuoteRequest } from './request-tag';
import { requestWords } from './requests.words';
import { useEvery } from './use-every';

type Show = 'open' | 'all';

/** Milliseconds; a request is no event of the ledger. */
const EVERY = 15_000;

/** Requests that this bank received, those without a quote first. */
export default function RequestsPage() {
  const say = useWords(requestWords);
  const [show, setShow] = useState<Show>('open');
  const requests = usePages(['quote-requests'], (api, cursor) =>
    api.GET('/v1/quote-requests', {
      params: { query: cursor === undefined ? {} : { cursor } },
    }),
  );
  useEvery(requests.refetch, EVERY);
  return (
    <Page
      title={say('title')}
      lead={say('lead')}
      actions={
        <Segmented
          aria-label={say('show')}
          value={show}
          onChange={setShow}
          options={[
            { value: 'open', label: say('show_open') },
            { value: 'all', label: say('show_all') },
          ]}
        />
      }
    >
      <QueryView query={requests}>
        {({ items }) => (
          <div className="card stack-tight">
            <Queue
              show={show}
              requests={items.filter(
                ({ direction, state }) =>
                  direction === 'received' && (show === 'all' || state === 'open'),
              )}
            />
            <LoadMore query={requests} />
          </div>
        )}
      </QueryView>
    </Page>
  );
}

function Queue({
  show,
  requests,
}: {
  readonly show: Show;
  readonly requests: readonly QuoteRequest[];
}) {
  const say = useWords(requestWords);
  const pick = usePick();
  const today = useMe().data?.day;
  if (requests.length === 0) {
    return (
      <Empty title={say(show === 'open' ? 'none_open' : 'none')} icon="sell">
        {say('none_next')}
      </Empty>
    );
  }
  const term = ({ due }: QuoteRequest) =>
    today === undefined ? '' : say('days_value', { count: daysBetween(today, due) });
  const rate = ({ quotes: [mine] }: QuoteRequest) =>
    mine === undefined ? '' : ratePercent(mine.rateBps);
  const table: TableData = {
    columns: [
      { title: say('seller') },
      { title: say('issuer') },
      { title: say('value'), kind: 'money' },
      { title: say('due') },
      { title: say('days'), kind: 'number' },
      { title: say('my_quote'), kind: 'number' },
      { title: say('state') },
    ],
    rows: requests.map((one) => [
      ...[pick(one.seller.name), pick(one.issuer.name), BigInt(one.value), one.due],
      ...[term(one), rate(one), say(`state_${one.state}`)],
    ]),
  };
  return (
    <>
      <div className="row no-print">
        <CsvButton table={table} file="quote-requests" />
      </div>
      <DataTable
        caption={say('title')}
        keys={requests.map(({ id }) => id)}
        columns={[...table.columns, { title: say('give') }]}
        rows={requests.map((one, at) => [
          ...(table.rows[at] ?? []).slice(0, 3),
          { node: <Day day={one.due} /> },
          term(one),
          rate(one),
          { node: <RequestTag state={one.state} /> },
          {
            node: (
              <Link to={`/bank/requests/${one.id}`}>
                {say(one.state === 'open' ? 'give' : 'see')}
                <span className="visually-hidden"> {pick(one.seller.name)}</span>
              </Link>
            ),
          },
        ])}
      />
    </>
  );
}
