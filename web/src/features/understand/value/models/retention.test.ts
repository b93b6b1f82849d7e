import { describe, expect, it } from 'vitest';
import { curvesOf, fitting, retentionOption } from './retention';

const row = (term: number, renewal: number, fitted: number) => ({
  term,
  renewal,
  due: 100,
  left: 0.8,
  left_low: 0.72,
  left_high: 0.86,
  left_fitted: 0.79,
  left_constant: 0.7,
  share: 0.8,
  low: 0.71,
  high: 0.87,
  share_fitted: fitted,
});

describe('retention curves', () => {
  it('are one for each term, in the order of renewals', () => {
    const curves = curvesOf([row(1, 1, 0.8), row(1, 2, 0.8), row(12, 1, 0.8)]);
    expect([...curves.keys()]).toEqual([1, 12]);
    expect(curves.get(1)?.map((point) => point.renewal)).toEqual([1, 2]);
  });

  it('are two lines from all contracts on, and a dot with its interval for each renewal', () => {
    const option = retentionOption(curvesOf([row(1, 1, 0.8)]).get(1) ?? [], {
      shade: () => '#000000',
      count: String,
      percent: String,
      renewal: 'r',
      left: 'l',
      observed: 'o',
      fitted: 'f',
      constant: 'c',
    });
    const series = option.series as { type: string; data: number[][] }[];
    expect(series.map((one) => one.type)).toEqual(['line', 'line', 'line', 'scatter']);
    expect(series[1]!.data).toEqual([
      [0, 1],
      [1, 0.79],
    ]);
    expect(series[2]!.data).toEqual([
      [1, 0.72],
      [1, 0.86],
    ]);
    expect(series.at(-1)!.data).toEqual([[1, 0.8]]);
  });

  it('fit where the fitted share lies within the interval of the observed one', () => {
    expect(fitting(curvesOf([row(1, 1, 0.8), row(1, 2, 0.9)]).get(1) ?? [])).toBe(1);
  });
});
