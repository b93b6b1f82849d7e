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
