import { BarChart, GraphChart, HeatmapChart, LineChart, SankeyChart, ScatterChart } from 'echarts/charts';
import {
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useAppearance } from '../appearance';
import { chartTheme } from './theme';

use([
  BarChart,
  GraphChart,
  HeatmapChart,
  LineChart,
  SankeyChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

export interface EChartProps {
  option: EChartsCoreOption;
  /** What the chart shows, in words. */
  label: string;
  onClick?: (event: { name: string; seriesName?: string; data: unknown; dataIndex: number }) => void;
}

/**
 * Draws an ECharts option in the present appearance. Tooltips are drawn on the canvas, never as HTML, so that a name
 * can not become markup.
 */
export default function EChart({ option, label, onClick }: EChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const click = useRef(onClick);
  click.current = onClick;
  const { shade } = useAppearance();

  useEffect(() => {
    if (!place.current) return;
    const made = init(place.current, chartTheme(shade), { renderer: 'canvas' });
    chart.current = made;
    made.on('click', (event) => click.current?.(event as never));
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, [shade]);

  useEffect(() => {
    void shade;
    chart.current?.setOption(
      {
        ...option,
        tooltip: { renderMode: 'richText', confine: true, ...(option.tooltip as object | undefined) },
      },
      { notMerge: true },
    );
  }, [option, shade]);

  return <div ref={place} role="img" aria-label={label} style={{ width: '100%', height: '100%' }} />;
}
