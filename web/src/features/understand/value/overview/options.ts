import type { EChartsCoreOption } from 'echarts/core';
import { type Color, neutral, type StageCode, stageCodes, stageColors } from '@/shared/colors';
import { sankeyOption } from '../sankey';
import type { SharePoint } from './shares';

/** How numbers and codes are written in a chart. */
export interface Writing {
  shade: (color: Color) => string;
  count: (value: number) => string;
  percent: (share: number) => string;
}

const dotted = { type: 'dashed', width: 1 } as const;

/** The concentration curve beside the line on which all customers were worth the same. */
export function concentrationOption(
  curve: readonly SharePoint[],
  words: Writing & { customers: string; value: string; equal: string },
): EChartsCoreOption {
  const axis = { type: 'value', min: 0, max: 1, interval: 0.25, axisLabel: { formatter: words.percent } };
  return {
    grid: { left: 8, right: 24, top: 32, bottom: 28, containLabel: true },
    xAxis: { ...axis, name: words.customers, nameLocation: 'middle', nameGap: 28 },
    yAxis: { ...axis, name: words.value, nameTextStyle: { align: 'left', padding: [0, 0, 0, -24] } },
    tooltip: {
      trigger: 'axis',
      formatter: (points: { data: [number, number] }[]) => {
        const [customers, value] = points[0]?.data ?? [0, 0];
        return `${words.customers} ${words.percent(customers)}\n${words.value} ${words.percent(value)}`;
      },
    },
    series: [
      {
        type: 'line',
        name: words.value,
        showSymbol: false,
        areaStyle: { opacity: 0.15 },
        data: curve.map((point) => [point.customers, point.value]),
      },
      {
        type: 'line',
        name: words.equal,
        silent: true,
        symbol: 'none',
        lineStyle: { ...dotted, color: words.shade(neutral) },
        data: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
  };
}

/** Customers by stage on a day. */
export interface StagesOn {
  on: string;
  counts: Record<string, number>;
}

/** The stages that any day of the river has customers in, in their order. */
export function stagesIn(river: readonly StagesOn[]): StageCode[] {
  return stageCodes.filter((stage) => river.some((day) => (day.counts[stage] ?? 0) > 0));
}

/** Customers by stage over time, one layer on the other. */
export function riverOption(
  river: readonly StagesOn[],
  words: Writing & { stage: (code: string) => string; day: (day: string) => string },
): EChartsCoreOption {
  return {
    legend: { type: 'scroll', bottom: 0 },
    grid: { left: 8, right: 24, top: 12, bottom: 36, containLabel: true },
    xAxis: {
      type: 'time',
      axisLabel: {
        formatter: (at: number) => words.day(new Date(at).toISOString().slice(0, 10)),
        hideOverlap: true,
      },
    },
    yAxis: { type: 'value', axisLabel: { formatter: words.count } },
    tooltip: {
      trigger: 'axis',
      formatter: (points: { data: [string, number]; seriesName: string }[]) =>
        [
          words.day(points[0]?.data[0] ?? ''),
          ...[...points].reverse().map((point) => `${point.seriesName}  ${words.count(point.data[1])}`),
        ].join('\n'),
    },
    series: stagesIn(river).map((stage) => ({
      type: 'line',
      name: words.stage(stage),
      stack: 'stages',
      smooth: 0.25,
      symbolSize: 4,
      lineStyle: { width: 1 },
      areaStyle: { opacity: 0.75 },
      color: words.shade(stageColors[stage]),
      data: river.map((day) => [day.on, day.counts[stage] ?? 0]),
    })),
  };
}

/** Customers who went from one stage to another, or stayed. */
export interface StageFlow {
  from: string;
  to: string;
  customers: number;
}

const colorOf = (stage: string): Color => stageColors[stage as StageCode] ?? neutral;
/** Where a stage stands among the others; those that are none come last. */
export const place = (stage: string) => {
  const index = stageCodes.indexOf(stage as StageCode);
  return index < 0 ? stageCodes.length : index;
};

/** From which stage to which the customers went between two days. */
export function flowsOption(
  flows: readonly StageFlow[],
  words: Writing & { stage: (code: string) => string },
): EChartsCoreOption {
  return sankeyOption(
    flows.map(({ from, to, customers }) => ({ from, to, value: customers })),
    { color: colorOf, place, namesOutside: true },
    { shade: words.shade, name: words.stage, write: words.count },
  );
}
