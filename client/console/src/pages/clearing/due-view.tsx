import { useRead } from '../../api/use-api';
import { CsvButton } from '../../charts/csv-button';
import { DataTable } from '../../charts/data-table';
import type { TableData } from '../../charts/table-data';
import { useWords } from '../../i18n/use-words';
import { Day } from '../../ui/day';
import { Section } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty } from '../../ui/states';
import { payDayOf } from '../calendar/due-items';
import { clearingWords } from './clearing.words';
import { DueLadder } from './due-ladder';
import type { DueDay } from './due-ladder';

/** What falls due, as a ladder and day by day. */
export function DueView({ today }: { readonly today: string }) {
  const say = useWords(clearingWords);
  const due = useRead(['clearing', 'due'], (api) => api.GET('/v1/clearing/due'));
  return (
    <QueryView query={due} rows={8}>
      {({ items }) =>
        items.length === 0 ? (
          <div className="card">
            <Empty title={say('due_none')} icon="calendar">
              {say('due_none_next')}
            </Empty>
          </div>
        ) : (
          <>
            <DueLadder days={items} today={today} />
            <Days days={items} />
          </>
        )
      }
    </QueryView>
  );
}

function Days({ days }: { readonly days: readonly DueDay[] }) {
  const say = useWords(clearingWords);
  const table: TableData = {
    columns: [
      { title: say('due') },
      { title: say('pay_day') },
      { title: say('count'), kind: 'number' },
      { title: say('due_total'), kind: 'money' },
    ],
    rows: days.map(({ due, count, total }) => [due, payDayOf(due) ?? '', count, BigInt(total)]),
  };
  return (
    <Section title={say('due_days')} aside={<CsvButton table={table} file="clearing-due" />}>
      <DataTable
        caption={say('due_days')}
        columns={table.columns}
        keys={days.map(({ due }) => due)}
        rows={days.map(({ due, count, total }) => [
          { node: <Day day={due} /> },
          { node: <Day day={payDayOf(due) ?? null} /> },
          ...[count, BigInt(total)],
        ])}
      />
    </Section>
  );
}
