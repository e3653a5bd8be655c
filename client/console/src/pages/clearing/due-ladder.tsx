import { useCallback, useMemo } from 'react';
import { yuanText } from '../../charts/amounts';
import { ChartFigure } from '../../charts/chart-figure';
import { ladderOption } from '../../charts/ladder-option';
import { daysBetween, ladder } from '../../charts/maturity';
import type { ChartLook } from '../../charts/palette';
import type { TableData } from '../../charts/table-data';
import { dayText } from '../../format/day';
import { useLanguage, useWords } from '../../i18n/use-words';
import { clearingWords } from './clearing.words';

const SERIES = 'due';

export interface DueDay {
  /** ISO day. */
  readonly due: string;
  /** Fen, decimal text. */
  readonly total: string;
  readonly count: number;
}

/** The ladder of everything that the desk registers. */
export function DueLadder({
  days,
  today,
}: {
  readonly days: readonly DueDay[];
  readonly today: string;
}) {
  const say = useWords(clearingWords);
  const rungs = useMemo(
    () =>
      ladder(
        days.map(({ due, total }) => ({ due, amount: BigInt(total), series: SERIES })),
        today,
      ),
    [days, today],
  );
  const draw = useCallback(
    (look: ChartLook) =>
      ladderOption(
        rungs,
        {
          bands: rungs.map(({ band }) => say(`band_${band}`)),
          series: [{ id: SERIES, name: say('due_total') }],
          cumulative: say('cumulative'),
        },
        look,
      ),
    [rungs, say],
  );
  const table: TableData = {
    columns: [
      { title: say('band') },
      { title: say('due_total'), kind: 'money' },
      { title: say('cumulative'), kind: 'money' },
    ],
    rows: rungs.map(({ band, total, cumulative }) => [say(`band_${band}`), total, cumulative]),
  };
  return (
    <ChartFigure
      title={say('ladder')}
      summary={useSummary(days, today)}
      table={table}
      file={`clearing-ladder-${today}`}
      draw={draw}
    />
  );
}

function useSummary(days: readonly DueDay[], today: string): string {
  const say = useWords(clearingWords);
  const language = useLanguage();
  const sum = (some: readonly DueDay[]) => some.reduce((all, { total }) => all + BigInt(total), 0n);
  const ahead = days.filter(({ due }) => due >= today);
  const late = sum(days.filter(({ due }) => due < today));
  const parts: string[] = [];
  const [next] = ahead;
  if (next !== undefined) {
    const soon = ahead.filter(({ due }) => daysBetween(today, due) <= 30);
    parts.push(
      say('ladder_summary', {
        ...{ count: ahead.length, total: yuanText(sum(ahead)), soon: yuanText(sum(soon)) },
        day: dayText(next.due, language),
      }),
    );
  }
  if (late > 0n) parts.push(say('ladder_late', { total: yuanText(late) }));
  return parts.join(' ');
}
