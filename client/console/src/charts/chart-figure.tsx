import { Suspense, lazy, useCallback, useId, useMemo, useRef, useState } from 'react';
import { Button, Segmented } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useLanguage, useWords } from '../i18n/use-words';
import { useTheme } from '../theme/theme';
import { axisLabel } from './amounts';
import { chartWords } from './charts.words';
import { CsvButton } from './csv-button';
import { DataTable } from './data-table';
import type { ChartLook } from './palette';
import { savePicture } from './save-file';
import type { TableData } from './table-data';
import { useWidth } from './use-width';
import './chart-figure.css';

const EchartsCanvas = lazy(() => import('./echarts-canvas'));

const NARROW = 520;

/** A chart, the same as a table, and the same in a sentence. */
export function ChartFigure({
  title,
  summary,
  table,
  file,
  height = 300,
  wide = false,
  draw,
}: {
  readonly title: string;
  /** What the picture says, for everybody who does not see it. */
  readonly summary: string;
  readonly table: TableData;
  /** Name of exported files, without an ending. */
  readonly file: string;
  /** Pixels. */
  readonly height?: number;
  /** Whether the picture needs room: where there is little, the table comes first. */
  readonly wide?: boolean;
  /** Stable between renders; see the option builders beside this file. */
  readonly draw: (look: ChartLook) => EChartsCoreOption;
}) {
  const say = useWords(chartWords);
  const language = useLanguage();
  const ground = useTheme();
  const place = useRef<HTMLElement>(null);
  const width = useWidth(place);
  const [chosen, setForm] = useState<'chart' | 'table'>();
  const picture = useRef<(background: string) => string>(undefined);
  const onReady = useCallback((make: (background: string) => string) => {
    picture.current = make;
  }, []);
  const heading = useId();
  const narrow = width > 0 && width < NARROW;
  const form = chosen ?? (wide && narrow ? 'table' : 'chart');
  const option = useMemo(
    () =>
      draw({
        ...{ ground, narrow },
        still: matchMedia('(prefers-reduced-motion: reduce)').matches,
        label: (yuan) => axisLabel(yuan, language),
      }),
    [draw, ground, narrow, language],
  );
  const exportPicture = (): void => {
    const background = getComputedStyle(document.body).getPropertyValue('--surface').trim();
    const made = picture.current?.(background);
    if (made !== undefined) savePicture(`${file}.png`, made);
  };
  return (
    <figure ref={place} className="card chart-figure" aria-labelledby={heading}>
      <div className="row-between">
        <h2 id={heading}>{title}</h2>
        <div className="row no-print">
          <Segmented
            aria-label={say('form')}
            value={form}
            onChange={setForm}
            options={[
              { value: 'chart', label: say('as_chart') },
              { value: 'table', label: say('as_table') },
            ]}
          />
          <CsvButton table={table} file={file} />
          {form === 'chart' ? <Button onClick={exportPicture}>{say('picture')}</Button> : null}
        </div>
      </div>
      <figcaption className="muted">{summary}</figcaption>
      {form === 'table' ? (
        <DataTable caption={title} columns={table.columns} rows={table.rows} />
      ) : (
        <div role="img" aria-label={summary} style={{ height }}>
          <Suspense fallback={<p className="muted small">{say('drawing')}</p>}>
            <EchartsCanvas option={option} onReady={onReady} />
          </Suspense>
        </div>
      )}
    </figure>
  );
}
