import { useCallback, useMemo } from 'react';
import { yuanText } from '../../charts/amounts';
import { ChartFigure } from '../../charts/chart-figure';
import { ladderOption } from '../../charts/ladder-option';
import { daysBetween, ladder } from '../../charts/maturity';
import type { ChartLook } from '../../charts/palette';
import type { TableData } from '../../charts/table-data';
import { dayText } from '../../format/day';
import { useLanguage, useWords } from '../../i18n/use-words';
import type { Say } from '../../i18n/use-words';
import { calendarWords } from './calendar.words';
import type { DueItem, Series } from './due-items';

type SayCalendar = Say<keyof typeof calendarWords.entries>;

/** The maturity ladder of a list. */
export function LadderFigure({
  items,
  series,
  today,
}: {
  readonly items: readonly DueItem[];
  readonly series: readonly Series[];
  readonly today: string;
}) {
  const say = useWords(calendarWords);
  const language = useLanguage();
  const rungs = useMemo(() => ladder(items, today), [items, today]);
  const used = series.filter((id) => rungs.some(({ bySeries }) => bySeries.has(id)));
  const table: TableData = {
    columns: [
      { title: say('band') },
      ...used.map((id) => ({ title: say(`series_${id}`), kind: 'money' as const })),
      { title: say('total'), kind: 'money' },
      { title: say('cumulative'), kind: 'money' },
    ],
    rows: rungs.map(({ band, bySeries, total, cumulative }) => [
      say(`band_${band}`),
      ...used.map((id) => bySeries.get(id) ?? 0n),
      total,
      cumulative,
    ]),
  };
  const draw = useCallback(
    (look: ChartLook) =>
      ladderOption(
        rungs,
        {
          bands: rungs.map(({ band }) => say(`band_${band}`)),
          series: series.map((id) => ({ id, name: say(`series_${id}`) })),
          cumulative: say('cumulative'),
        },
        look,
      ),
    [rungs, series, say],
  );
  return (
    <ChartFigure
      title={say('ladder')}
      summary={summary(items, today, say, (day) => dayText(day, language))}
      table={table}
      file={`maturity-ladder-${today}`}
      draw={draw}
    />
  );
}

function summary(
  items: readonly DueItem[],
  today: string,
  say: SayCalendar,
  show: (day: string) => string,
): string {
  const sum = (some: readonly DueItem[]) => some.reduce((whole, { amount }) => whole + amount, 0n);
  const late = items.filter(({ due }) => due < today);
  const ahead = items.filter(({ due }) => due >= today);
  const soon = ahead.filter(({ due }) => daysBetween(today, due) <= 30);
  const next = ahead.map(({ due }) => due).sort()[0];
  const parts: string[] = [];
  if (next !== undefined) {
    parts.push(
      say('ladder_receive', {
        ...{ count: ahead.length, total: yuanText(sum(ahead)) },
        ...{ soon: yuanText(sum(soon)), day: show(next) },
      }),
    );
  }
  if (late.length > 0) parts.push(say('ladder_overdue', { total: yuanText(sum(late)) }));
  return parts.join(' ');
}
