import { useCallback, useMemo } from 'react';
import type { components } from '../../api/schema';
import { yuanText } from '../../charts/amounts';
import { ChartFigure } from '../../charts/chart-figure';
import { DataTable } from '../../charts/data-table';
import { exposureRows } from '../../charts/exposure';
import { exposureOption } from '../../charts/exposure-option';
import type { ChartLook } from '../../charts/palette';
import type { TableData } from '../../charts/table-data';
import { usePick, useWords } from '../../i18n/use-words';
import { Section } from '../../ui/page';
import { clearingWords } from './clearing.words';

type IssuerTotals = components['schemas']['IssuerTotals'];

const ROW_PIXELS = 44;
const FRAME_PIXELS = 110;

/** Outstanding vouchers by issuer, as a picture and as a list. */
export function IssuersFigure({ issuers }: { readonly issuers: readonly IssuerTotals[] }) {
  const say = useWords(clearingWords);
  const pick = usePick();
  const rows = useMemo(
    () =>
      exposureRows(
        issuers.map(({ issuer, outstanding, unaccepted }) => ({
          ...{ id: issuer.id, name: pick(issuer.name), limit: undefined },
          funded: BigInt(outstanding) - BigInt(unaccepted),
          committed: BigInt(unaccepted),
        })),
      ),
    [issuers, pick],
  );
  const draw = useCallback(
    (look: ChartLook) =>
      exposureOption(rows, { funded: say('accepted'), committed: say('waiting') }, look),
    [rows, say],
  );
  const nextOf = (id: number) => issuers.find(({ issuer }) => issuer.id === id)?.owed[0];
  const table: TableData = {
    columns: [
      { title: say('issuer') },
      { title: say('outstanding'), kind: 'money' },
      { title: say('unaccepted'), kind: 'money' },
      { title: say('next_due') },
      { title: say('next_amount'), kind: 'money' },
    ],
    rows: rows.map(({ id, name, used, committed }) => [
      ...[name, used, committed, nextOf(id)?.due ?? ''],
      BigInt(nextOf(id)?.total ?? '0'),
    ]),
  };
  const sum = (of: 'used' | 'committed') =>
    yuanText(rows.reduce((whole, row) => whole + row[of], 0n));
  return (
    <>
      <ChartFigure
        title={say('chart')}
        summary={say('issuers_summary', {
          ...{ count: rows.length, total: sum('used'), unaccepted: sum('committed') },
        })}
        table={table}
        file="issuers"
        height={rows.length * ROW_PIXELS + FRAME_PIXELS}
        draw={draw}
      />
      <Section title={say('issuers_title')}>
        <p className="muted small">{say('issuers_note')}</p>
        <DataTable caption={say('issuers_title')} {...table} />
      </Section>
    </>
  );
}
