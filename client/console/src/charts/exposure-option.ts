/** Exposure by core enterprise as a picture: a bar for each, a mark where its limit lies. */
import type { EChartsCoreOption } from 'echarts/core';
import { axisValue } from './amounts';
import type { ExposureRow } from './exposure';
import { valueText } from './ladder-option';
import { INK, PATTERNS_ONLY, SERIES_COLOURS } from './palette';
import type { ChartLook } from './palette';

export interface ExposureWords {
  readonly funded: string;
  readonly committed: string;
  /** Left out where there are no limits. */
  readonly limit?: string;
}

/** Option of the exposure chart; the largest stands on top. */
export function exposureOption(
  rows: readonly ExposureRow[],
  words: ExposureWords,
  look: ChartLook,
): EChartsCoreOption {
  const ink = INK[look.ground];
  const bar = (name: string, data: number[]) => ({
    ...{ type: 'bar', name, stack: 'used', barMaxWidth: 22, data },
  });
  const limits = rows.flatMap(({ limit }, row) =>
    limit === undefined ? [] : [[axisValue(limit), row]],
  );
  return {
    ...{ animation: !look.still, color: [...SERIES_COLOURS[look.ground]] },
    aria: PATTERNS_ONLY,
    grid: { left: 8, right: 24, top: 8, bottom: 40, containLabel: true },
    legend: { bottom: 0, textStyle: { color: ink.text } },
    tooltip: { trigger: 'axis', confine: true, valueFormatter: valueText(look) },
    xAxis: {
      type: 'value',
      axisLabel: { color: ink.faint, formatter: look.label, hideOverlap: true },
      splitLine: { lineStyle: { color: ink.line, opacity: 0.5 } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLabel: { color: ink.text, width: look.narrow ? 84 : 160, overflow: 'truncate' },
      axisLine: { lineStyle: { color: ink.line } },
    },
    series: [
      bar(
        words.funded,
        rows.map(({ funded }) => axisValue(funded)),
      ),
      bar(
        words.committed,
        rows.map(({ committed }) => axisValue(committed)),
      ),
      ...(words.limit === undefined
        ? []
        : [
            {
              type: 'scatter',
              name: words.limit,
              symbol: 'rect',
              symbolSize: [4, 30],
              itemStyle: { color: ink.mark },
              data: limits,
            },
          ]),
    ],
  };
}
