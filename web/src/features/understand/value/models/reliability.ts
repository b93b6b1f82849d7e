import type { EChartsCoreOption } from 'echarts/core';
import { accent, neutral } from '@/shared/colors';
import type { Writing } from '../overview/options';

/** Customers with like forecasts: what was forecast and what came, with its interval. */
export interface LikeForecasts {
  predicted: number;
  observed: number;
  low: number;
  high: number;
  customers: number;
}

/** The groups of a table of findings. */
export const groupsOf = (rows: readonly Record<string, unknown>[]): LikeForecasts[] =>
  rows.map((row) => ({
    predicted: Number(row.predicted),
    observed: Number(row.observed),
    low: Number(row.low),
    high: Number(row.high),
    customers: Number(row.customers),
  }));

/** How many groups have their mean forecast within the interval of what came. */
export const inside = (groups: readonly LikeForecasts[]): number =>
  groups.filter((one) => one.predicted >= one.low && one.predicted <= one.high).length;

/** Forecasts against what came, with intervals, beside the line on which both are equal. */
export function reliabilityOption(
  groups: readonly LikeForecasts[],
  words: Writing & { predicted: string; observed: string; equal: string },
): EChartsCoreOption {
  const axis = { type: 'value', min: 0, max: 1, interval: 0.25, axisLabel: { formatter: words.percent } };
  return {
    legend: { bottom: 0, data: [words.observed, words.equal] },
    grid: { left: 8, right: 24, top: 32, bottom: 56, containLabel: true },
    xAxis: { ...axis, name: words.predicted, nameLocation: 'middle', nameGap: 28 },
    yAxis: { ...axis, name: words.observed, nameTextStyle: { align: 'left', padding: [0, 0, 0, -24] } },
    tooltip: {
      trigger: 'item',
      formatter: (point: { data?: [number, number]; dataIndex: number }) => {
        const group = groups[point.dataIndex];
        return group
          ? `${words.predicted} ${words.percent(group.predicted)}\n${words.observed} ${words.percent(group.observed)} (${words.percent(group.low)} – ${words.percent(group.high)})`
          : '';
      },
    },
    series: [
      {
        type: 'line',
        name: words.equal,
        silent: true,
        showSymbol: false,
        color: words.shade(neutral),
        lineStyle: { type: 'dashed', width: 1 },
        data: [
          [0, 0],
          [1, 1],
        ],
      },
      ...groups.map((group) => ({
        type: 'line',
        silent: true,
        showSymbol: false,
        color: words.shade(accent),
        lineStyle: { width: 2, opacity: 0.6 },
        data: [
          [group.predicted, group.low],
          [group.predicted, group.high],
        ],
      })),
      {
        type: 'scatter',
        name: words.observed,
        symbolSize: 9,
        color: words.shade(accent),
        data: groups.map((group) => [group.predicted, group.observed]),
      },
    ],
  };
}
