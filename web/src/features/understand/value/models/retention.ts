import type { EChartsCoreOption } from 'echarts/core';
import { accent, neutral } from '@/shared/colors';
import type { Writing } from '../overview/options';

/** Contracts of one term at one renewal: how many came due, how many are left of those begun, observed and fitted. */
export interface RenewalPoint {
  renewal: number;
  due: number;
  left: number;
  leftLow: number;
  leftHigh: number;
  leftFitted: number;
  leftConstant: number;
  share: number;
  low: number;
  high: number;
  shareFitted: number;
}

/** The retention curves of a table of findings, by the months of the term. */
export function curvesOf(rows: readonly Record<string, unknown>[]): Map<number, RenewalPoint[]> {
  const curves = new Map<number, RenewalPoint[]>();
  for (const row of rows) {
    const term = Number(row.term);
    const curve = curves.get(term) ?? [];
    curve.push({
      renewal: Number(row.renewal),
      due: Number(row.due),
      left: Number(row.left),
      leftLow: Number(row.left_low),
      leftHigh: Number(row.left_high),
      leftFitted: Number(row.left_fitted),
      leftConstant: Number(row.left_constant),
      share: Number(row.share),
      low: Number(row.low),
      high: Number(row.high),
      shareFitted: Number(row.share_fitted),
    });
    curves.set(term, curve);
  }
  return curves;
}

/** At how many renewals the fitted share lies within the interval of the observed one. */
export const fitting = (curve: readonly RenewalPoint[]): number =>
  curve.filter((one) => one.shareFitted >= one.low && one.shareFitted <= one.high).length;

/** Whether the model found all contracts alike, so that its line is that of one rate. */
export const homogeneous = (curve: readonly RenewalPoint[]): boolean =>
  curve.every((one) => Math.abs(one.leftFitted - one.leftConstant) < 0.005);

/** Contracts left after each renewal: observed as dots, by the model and by one rate as lines. */
export function retentionOption(
  curve: readonly RenewalPoint[],
  words: Writing & { renewal: string; left: string; observed: string; fitted: string; constant: string },
): EChartsCoreOption {
  const line = (value: (point: RenewalPoint) => number) => [
    [0, 1],
    ...curve.map((point) => [point.renewal, value(point)]),
  ];
  return {
    legend: { type: 'scroll', bottom: 0, data: [words.observed, words.fitted, words.constant] },
    grid: { left: 8, right: 24, top: 32, bottom: 56, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: curve.at(-1)?.renewal,
      minInterval: 1,
      name: words.renewal,
      nameLocation: 'middle',
      nameGap: 28,
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 1,
      interval: 0.25,
      axisLabel: { formatter: words.percent },
      name: words.left,
      nameTextStyle: { align: 'left', padding: [0, 0, 0, -24] },
    },
    tooltip: {
      trigger: 'axis',
      formatter: (points: { data: [number, number] }[]) => {
        const point = curve.find((one) => one.renewal === points[0]?.data[0]);
        return point
          ? [
              `${words.renewal} ${words.count(point.renewal)}`,
              `${words.observed} ${words.percent(point.left)} (${words.percent(point.leftLow)} – ${words.percent(point.leftHigh)})`,
              `${words.fitted} ${words.percent(point.leftFitted)}`,
              `${words.constant} ${words.percent(point.leftConstant)}`,
            ].join('\n')
          : '';
      },
    },
    series: [
      {
        type: 'line',
        name: words.constant,
        silent: true,
        showSymbol: false,
        color: words.shade(neutral),
        // Above the model's line, which shows between its dashes where both are the same.
        z: 3,
        lineStyle: { type: 'dashed', width: 2 },
        data: line((point) => point.leftConstant),
      },
      {
        type: 'line',
        name: words.fitted,
        showSymbol: false,
        color: words.shade(accent),
        data: line((point) => point.leftFitted),
      },
      ...curve.map((point) => ({
        type: 'line',
        silent: true,
        showSymbol: false,
        color: words.shade(accent),
        lineStyle: { width: 2, opacity: 0.4 },
        data: [
          [point.renewal, point.leftLow],
          [point.renewal, point.leftHigh],
        ],
      })),
      {
        type: 'scatter',
        name: words.observed,
        symbolSize: 8,
        color: words.shade(accent),
        data: curve.map((point) => [point.renewal, point.left]),
      },
    ],
  };
}
