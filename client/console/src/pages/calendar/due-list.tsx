import { Button } from 'antd';
import { Link } from 'react-router';
import { CsvButton } from '../../charts/csv-button';
import { DataTable } from '../../charts/data-table';
import { daysBetween } from '../../charts/maturity';
import type { TableData } from '../../charts/table-data';
import { dayText } from '../../format/day';
import { useLanguage, usePick, useWords } from '../../i18n/use-words';
import { Day } from '../../ui/day';
import { Section } from '../../ui/page';
import { calendarWords } from './calendar.words';
import { payDayOf } from './due-items';
import type { DueItem } from './due-items';

/** Voucher by voucher what falls due, on one day or on all. */
export function DueList({
  side,
  items,
  today,
  day,
  onAll,
}: {
  readonly side: 'receive' | 'owe';
  readonly items: readonly DueItem[];
  readonly today: string;
  readonly day: string | undefined;
  readonly onAll: () => void;
}) {
  const say = useWords(calendarWords);
  const language = useLanguage();
  const pick = usePick();
  const shown = items
    .filter(({ due }) => day === undefined || due === day)
    .sort((a, b) => a.due.localeCompare(b.due) || a.voucher.number.localeCompare(b.voucher.number));
  const other = ({ voucher }: DueItem) =>
    pick((side === 'receive' ? voucher.issuer : voucher.owner).name);
  const table: TableData = {
    columns: [
      { title: say('due') },
      { title: say('pay_day') },
      { title: say('in_days'), kind: 'number' },
      { title: say('number') },
      { title: say(side === 'receive' ? 'issuer' : 'to') },
      { title: say('state') },
      { title: say('amount'), kind: 'money' },
    ],
    rows: shown.map((item) => [
      ...[item.due, payDayOf(item.due) ?? '', daysBetween(today, item.due)],
      ...[item.voucher.number, other(item), say(`series_${item.series}`), item.amount],
    ]),
  };
  return (
    <Section
      title={day === undefined ? say('all_days') : say('day_list', { day: dayText(day, language) })}
      aside={
        <div className="row no-print">
          {day === undefined ? null : <Button onClick={onAll}>{say('show_all')}</Button>}
          <CsvButton table={table} file={`maturities-${day ?? today}`} />
        </div>
      }
    >
      <DataTable
        caption={say('all_days')}
        columns={table.columns}
        keys={shown.map(({ voucher }) => voucher.id)}
        rows={shown.map((item, at) => {
          const row = table.rows[at] ?? [];
          return [
            { node: <Day day={item.due} /> },
            { node: <Day day={payDayOf(item.due) ?? null} /> },
            ...row.slice(2, 3),
            { node: <Link to={`/vouchers/${item.voucher.id}`}>{item.voucher.number}</Link> },
            ...row.slice(4),
          ];
        })}
      />
    </Section>
  );
}
