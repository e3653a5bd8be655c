/** The part of ECharts that the console uses, and an element that it draws on. Loaded only where a chart is shown. */
import { useEffect, useRef } from 'react';
import { BarChart, LineChart, ScatterChart, TreeChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
} from 'echarts/components';
import * as echarts from 'echarts/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

echarts.use([
  ...[BarChart, LineChart, ScatterChart, TreeChart],
  ...[AriaComponent, GridComponent, LegendComponent, TooltipComponent],
  CanvasRenderer,
]);

/** Draws an option and follows the size of its place. */
export default function EchartsCanvas({
  option,
  onReady,
}: {
  readonly option: EChartsCoreOption;
  /** Gets what makes a picture file of the chart: a data URL. */
  readonly onReady: (picture: (background: string) => string) => void;
}) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);

  useEffect(() => {
    if (place.current === null) return undefined;
    const made = echarts.init(place.current);
    chart.current = made;
    onReady((backgroundColor) => made.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor }));
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [onReady]);

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
  }, [option]);

  return <div ref={place} className="chart-canvas" />;
}
