import type { EChartsCoreOption } from 'echarts/core';
import { accent, attention, neutral } from '@/shared/colors';
import type { Writing } from '../overview/options';

/** A class of customers by what they did, the last one open upwards. */
export interface FrequencyClass {
  x: number;
  open?: boolean | undefined;
  actual: number;
  expected: number;
}

/** The name of a class: 3, or 7+ where it is open. */
export const className = (one: { x: number; open?: boolean | undefined }): string =>
  one.open ? `${one.x}+` : String(one.x);

/** What happened beside what the model expected, class by class. */
export function pairsOption(
  classes: readonly FrequencyClass[],
  words: Writing & { actual: string; expected: string; axis: string; write: (value: number) => string },
): EChartsCoreOption {
  return {
    legend: { bottom: 0 },
    grid: { left: 8, right: 8, top: 12, bottom: 52, containLabel: true },
    xAxis: {
      type: 'category',
      data: classes.map(className),
      name: words.axis,
      nameLocation: 'middle',
      nameGap: 26,
    },
    yAxis: { type: 'value', axisLabel: { formatter: words.write } },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: words.write },
    series: [
      {
        type: 'bar',
        name: words.actual,
        color: words.shade(neutral),
        barGap: '8%',
        data: classes.map((one) => one.actual),
      },
      {
        type: 'bar',
        name: words.expected,
        color: words.shade(accent),
        data: classes.map((one) => one.expected),
      },
    ],
  };
}

/** A unit of time with the orders up to its end. */
export interface Track {
  on: string;
  cumulativeActual: number;
  cumulativeExpected: number;
}

/** Orders so far, as they came and as expected; a line marks from when on the model had not seen them. */
export function trackingOption(
  tracking: readonly Track[],
  cut: string | undefined,
  words: Writing & {
    actual: string;
    expected: string;
    unseen: string;
    day: (day: string) => string;
    short: (value: number) => string;
  },
): EChartsCoreOption {
  return {
    legend: { bottom: 0 },
    grid: { left: 8, right: 24, top: 28, bottom: 36, containLabel: true },
    xAxis: {
      type: 'time',
      axisLabel: {
        formatter: (at: number) => words.day(new Date(at).toISOString().slice(0, 10)),
        hideOverlap: true,
      },
    },
    yAxis: { type: 'value', axisLabel: { formatter: words.short } },
    tooltip: {
      trigger: 'axis',
      formatter: (points: { data: [string, number]; seriesName: string }[]) =>
        [
          words.day(points[0]?.data[0] ?? ''),
          ...points.map((point) => `${point.seriesName}  ${words.count(point.data[1])}`),
        ].join('\n'),
    },
    series: [
      {
        type: 'line',
        name: words.actual,
        showSymbol: false,
        color: words.shade(neutral),
        lineStyle: { width: 3 },
        data: tracking.map((one) => [one.on, one.cumulativeActual]),
        ...(cut
          ? {
              markLine: {
                silent: true,
                symbol: 'none',
                lineStyle: { color: words.shade(attention), type: 'dashed' },
                label: {
                  formatter: words.unseen,
                  position: 'end',
                  color: words.shade(attention),
                  align: 'right',
                },
                data: [{ xAxis: cut }],
              },
            }
          : {}),
      },
      {
        type: 'line',
        name: words.expected,
        showSymbol: false,
        color: words.shade(accent),
        lineStyle: { type: 'dashed' },
        data: tracking.map((one) => [one.on, one.cumulativeExpected]),
      },
    ],
  };
}

/** Orders of a calendar month against those of a usual one. */
export interface MonthIndex {
  month: number;
  index: number;
  low: number;
  high: number;
}

/** The index of each month as a line within the band of its interval; 1 is a usual month. */
export function seasonsOption(
  months: readonly MonthIndex[],
  words: Writing & {
    index: string;
    interval: string;
    month: (month: number) => string;
    times: (value: number) => string;
  },
): EChartsCoreOption {
  const band = { type: 'line', stack: 'interval', symbol: 'none', silent: true, lineStyle: { opacity: 0 } };
  return {
    legend: { bottom: 0, data: [words.index, words.interval] },
    grid: { left: 8, right: 16, top: 12, bottom: 36, containLabel: true },
    xAxis: { type: 'category', data: months.map((one) => words.month(one.month)) },
    yAxis: { type: 'value', scale: true, axisLabel: { formatter: words.times } },
    tooltip: {
      trigger: 'axis',
      formatter: (at: { dataIndex: number }[]) => {
        const one = months[at[0]?.dataIndex ?? 0];
        return one === undefined
          ? ''
          : `${words.month(one.month)}: ${words.times(one.index)} (${words.times(one.low)} – ${words.times(one.high)})`;
      },
    },
    series: [
      { ...band, data: months.map((one) => one.low) },
      {
        ...band,
        name: words.interval,
        color: words.shade(neutral),
        areaStyle: { opacity: 0.25 },
        data: months.map((one) => one.high - one.low),
      },
      {
        type: 'line',
        name: words.index,
        color: words.shade(accent),
        data: months.map((one) => one.index),
        markLine: { silent: true, symbol: 'none', label: { show: false }, data: [{ yAxis: 1 }] },
      },
    ],
  };
}
