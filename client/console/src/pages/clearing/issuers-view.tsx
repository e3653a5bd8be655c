import { useRead } from '../../api/use-api';
import { CsvButton } from '../../charts/csv-button';
import { DataTable } from '../../charts/data-table';
import type { TableData } from '../../charts/table-data';
import { usePick, useWords } from '../../i18n/use-words';
import { Section } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty } from '../../ui/states';
import { clearingWords } from './clearing.words';
import { IssuersFigure } from './issuers-figure';

/** What each issuer owes, and what each enterprise may still issue. */
export function IssuersView() {
  const say = useWords(clearingWords);
  const pick = usePick();
  const issuers = useRead(['clearing', 'issuers'], (api) => api.GET('/v1/clearing/issuers'));
  return (
    <QueryView query={issuers} rows={8}>
      {({ items, quotas }) => {
        const table: TableData = {
          columns: [{ title: say('holder') }, { title: say('quota'), kind: 'money' }],
          rows: quotas.map(({ holder, total }) => [pick(holder.name), BigInt(total)]),
        };
        return (
          <>
            {items.length === 0 ? (
              <div className="card">
                <Empty title={say('issuers_none')} icon="clearing" />
              </div>
            ) : (
              <IssuersFigure issuers={items} />
            )}
            <Section
              title={say('quotas_title')}
              aside={<CsvButton table={table} file="unused-quotas" />}
            >
              {table.rows.length === 0 ? (
                <p className="muted">{say('quotas_none')}</p>
              ) : (
                <DataTable caption={say('quotas_title')} {...table} />
              )}
            </Section>
          </>
        );
      }}
    </QueryView>
  );
}
