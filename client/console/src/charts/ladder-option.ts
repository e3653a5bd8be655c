/** The maturity ladder as a picture: stacked bars by band and a line of what has fallen due by then. */
import type { EChartsCoreOption } from 'echarts/core';
import { axisValue } from './amounts';
import type { Rung } from './maturity';
import { INK, PATTERNS_ONLY, SERIES_COLOURS } from './palette';
import type { ChartLook } from './palette';

export interface LadderWords {
  /** Name of each band, in their order. */
  readonly bands: readonly string[];
  /** Series in the order of stacking, with their names. */
  readonly series: readonly { readonly id: string; readonly name: string }[];
  readonly cumulative: string;
}

/** Option of the ladder chart; bands without words are left without a label. */
export function ladderOption(
  rungs: readonly Rung[],
  words: LadderWords,
  look: ChartLook,
): EChartsCoreOption {
  const ink = INK[look.ground];
  const used = words.series.filter(({ id }) =>
    rungs.some(({ bySeries }) => (bySeries.get(id) ?? 0n) > 0n),
  );
  const bars = used.map(({ id, name }) => ({
    type: 'bar',
    name,
    stack: 'due',
    barMaxWidth: 48,
    data: rungs.map(({ bySeries }) => axisValue(bySeries.get(id) ?? 0n)),
  }));
  const line = {
    type: 'line',
    name: words.cumulative,
    symbolSize: 7,
    lineStyle: { width: 2, type: 'dashed' },
    color: ink.mark,
    data: rungs.map(({ cumulative }) => axisValue(cumulative)),
  };
  return {
    ...{ animation: !look.still, color: [...SERIES_COLOURS[look.ground]] },
    aria: PATTERNS_ONLY,
    grid: { left: 8, right: 12, top: 16, bottom: look.narrow ? 56 : 40, containLabel: true },
    legend: { bottom: 0, type: 'scroll', textStyle: { color: ink.text }, itemGap: 12 },
    tooltip: { trigger: 'axis', confine: true, valueFormatter: valueText(look) },
    xAxis: {
      type: 'category',
      data: [...words.bands],
      axisLabel: {
        ...{ color: ink.text, interval: 0 },
        ...(look.narrow ? { fontSize: 11, rotate: 35 } : { fontSize: 12 }),
      },
      axisLine: { lineStyle: { color: ink.line } },
    },
    yAxis: {
      type: 'value',
      axisLabel: { color: ink.faint, formatter: look.label },
      splitLine: { lineStyle: { color: ink.line, opacity: 0.5 } },
    },
    series: [...bars, line],
  };
}

/** Tooltips show an amount as the axis does; the exact one stands in the table. */
export function valueText({ label }: ChartLook): (value: unknown) => string {
  return (value) => (typeof value === 'number' ? `¥${label(value)}` : '');
}
