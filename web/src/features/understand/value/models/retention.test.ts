import { describe, expect, it } from 'vitest';
import { curvesOf, fitting } from './retention';

const row = (term: number, renewal: number, fitted: number) => ({
  term,
  renewal,
  due: 100,
  left: 0.8,
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

  it('fit where the fitted share lies within the interval of the observed one', () => {
    expect(fitting(curvesOf([row(1, 1, 0.8), row(1, 2, 0.9)]).get(1) ?? [])).toBe(1);
  });
});
