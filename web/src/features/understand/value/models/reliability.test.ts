import { describe, expect, it } from 'vitest';
import { groupsOf, inside, reliabilityOption } from './reliability';

const groups = groupsOf([
  { predicted: 0.2, observed: 0.25, low: 0.18, high: 0.33, customers: 100 },
  { predicted: 0.8, observed: 0.7, low: 0.6, high: 0.78, customers: 90 },
]);

describe('forecasts against what came', () => {
  it('count as kept where the forecast lies within the interval', () => {
    expect(inside(groups)).toBe(1);
  });

  it('are a point and an interval for each group, beside the line on which both are equal', () => {
    const option = reliabilityOption(groups, {
      shade: () => '#000000',
      count: String,
      percent: String,
      predicted: 'p',
      observed: 'o',
      equal: 'e',
    });
    const series = option.series as { type: string; data: number[][] }[];
    expect(series.map((one) => one.type)).toEqual(['line', 'line', 'line', 'scatter']);
    expect(series[1]!.data).toEqual([
      [0.2, 0.18],
      [0.2, 0.33],
    ]);
    expect(series.at(-1)!.data).toEqual([
      [0.2, 0.25],
      [0.8, 0.7],
    ]);
  });
});
