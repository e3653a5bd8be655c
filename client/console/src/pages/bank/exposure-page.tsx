import { useCallback, useMemo } from 'react';
import { shareText, yuanText } from '../../charts/amounts';
import { ChartFigure } from '../../charts/chart-figure';
import { concentration, exposureRow, exposureRows } from '../../charts/exposure';
import type { ExposureRow } from '../../charts/exposure';
import { exposureOption } from '../../charts/exposure-option';
import type { ChartLook } from '../../charts/palette';
import type { TableData } from '../../charts/table-data';
import { usePick, useWords } from '../../i18n/use-words';
import type { Say } from '../../i18n/use-words';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty } from '../../ui/states';
import { exposureLines, limitTotal } from './exposure-lines';
import { exposureWords } from './exposure.words';
import { LimitsSection } from './limits-section';
import { useBook } from './use-book';
import type { Book } from './use-book';

type SayExposure = Say<keyof typeof exposureWords.entries>;

const ROW_PIXELS = 44;
const FRAME_PIXELS = 110;

/** What the bank has at stake, with whom, against its limits. */
export default function ExposurePage() {
  const say = useWords(exposureWords);
  const book = useBook();
  return (
    <Page title={say('title')} lead={say('lead')}>
      <QueryView query={book} rows={8}>
        {(data) => (
          <>
            <Exposure book={data} />
            <LimitsSection book={data} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function Exposure({ book }: { readonly book: Book }) {
  const say = useWords(exposureWords);
  const pick = usePick();
  const lines = useMemo(() => exposureLines(book, pick), [book, pick]);
  const all = useMemo(
    () =>
      exposureRow({
        ...{ id: 0, name: say('all'), limit: limitTotal(book) },
        funded: lines.reduce((sum, { funded }) => sum + funded, 0n),
        committed: lines.reduce((sum, { committed }) => sum + committed, 0n),
      }),
    [book, lines, say],
  );
  const rows = useMemo(() => exposureRows(lines), [lines]);
  const drawn = useMemo(() => (all.limit === undefined ? rows : [...rows, all]), [rows, all]);
  const draw = useCallback(
    (look: ChartLook) =>
      exposureOption(
        drawn,
        { funded: say('funded'), committed: say('committed'), limit: say('limit') },
        look,
      ),
    [drawn, say],
  );
  if (rows.length === 0) {
    return (
      <div className="card">
        <Empty title={say('none')} icon="shield">
          {say('none_next')}
        </Empty>
      </div>
    );
  }
  return (
    <ChartFigure
      title={say('chart')}
      summary={summary(rows, all, say)}
      table={tableOf(drawn, all, say)}
      file="exposure"
      height={drawn.length * ROW_PIXELS + FRAME_PIXELS}
      draw={draw}
    />
  );
}

function summary(rows: readonly ExposureRow[], all: ExposureRow, say: SayExposure): string {
  const [largest] = rows;
  const told = say('summary', {
    ...{ count: rows.length, total: yuanText(all.used), name: largest?.name ?? '' },
    share: shareText(largest?.used ?? 0n, all.used),
    hhi: (concentration(rows) ?? 0).toLocaleString('en'),
  });
  if (all.limit === undefined) return told;
  const limit = yuanText(all.limit);
  return all.over > 0n
    ? `${told} ${say('summary_over', { limit, over: yuanText(all.over) })}`
    : `${told} ${say('summary_limit', { limit, free: yuanText(all.free ?? 0n) })}`;
}

function tableOf(rows: readonly ExposureRow[], all: ExposureRow, say: SayExposure): TableData {
  return {
    columns: [
      { title: say('issuer') },
      { title: say('funded'), kind: 'money' },
      { title: say('committed'), kind: 'money' },
      { title: say('used'), kind: 'money' },
      { title: say('share'), kind: 'number' },
      { title: say('limit'), kind: 'money' },
      { title: say('free'), kind: 'money' },
    ],
    rows: rows.map(({ name, funded, committed, used, limit, free }) => [
      ...[name, funded, committed, used, shareText(used, all.used)],
      ...[limit ?? say('no_limit'), free ?? ''],
    ]),
  };
}
