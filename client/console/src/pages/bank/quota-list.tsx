import { Button } from 'antd';
import { Link } from 'react-router';
import { CsvButton } from '../../charts/csv-button';
import { DataTable } from '../../charts/data-table';
import type { TableData } from '../../charts/table-data';
import { usePick, useWords } from '../../i18n/use-words';
import { Day } from '../../ui/day';
import { Section } from '../../ui/page';
import { Tag } from '../../ui/tag';
import type { Voucher } from '../calendar/due-items';
import { quotaWords } from './quotas.words';

/** Quotas, the unused ones first. */
export function QuotaList({
  quotas,
  chosen,
  onChoose,
}: {
  readonly quotas: readonly Voucher[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}) {
  const say = useWords(quotaWords);
  const pick = usePick();
  const ordered = [...quotas].sort(
    (a, b) => Number(a.state === 'spent') - Number(b.state === 'spent') || a.block - b.block,
  );
  const table: TableData = {
    columns: [
      { title: say('number') },
      { title: say('holder') },
      { title: say('grantor') },
      { title: say('last_day') },
      { title: say('value'), kind: 'money' },
      { title: say('state') },
    ],
    rows: ordered.map(({ number, owner, issuer, due, value, state }) => [
      ...[number, pick(owner.name), pick(issuer.name), due ?? '', BigInt(value)],
      say(state === 'spent' ? 'used' : 'live'),
    ]),
  };
  return (
    <Section title={say('list')} aside={<CsvButton table={table} file="quotas" />}>
      <DataTable
        caption={say('list')}
        keys={ordered.map(({ id }) => id)}
        columns={[...table.columns, { title: say('tree') }]}
        rows={ordered.map((quota, at) => {
          const row = table.rows[at] ?? [];
          return [
            { node: <Link to={`/vouchers/${quota.id}`}>{quota.number}</Link> },
            ...row.slice(1, 3),
            { node: <Day day={quota.due} /> },
            ...row.slice(4, 5),
            {
              node: (
                <Tag tone={quota.state === 'spent' ? 'neutral' : 'good'}>
                  {String(row[5] ?? '')}
                </Tag>
              ),
            },
            {
              node: (
                <Button
                  size="middle"
                  aria-pressed={quota.id === chosen}
                  onClick={() => onChoose(quota.id)}
                >
                  {say('show_tree')}
                  <span className="visually-hidden"> {quota.number}</span>
                </Button>
              ),
            },
          ];
        })}
      />
    </Section>
  );
}
