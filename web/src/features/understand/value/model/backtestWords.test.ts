import { describe, expect, it } from 'vitest';
import { betterIn, deviation } from './backtestWords';

describe('a prediction of a total', () => {
  it('is measured against what happened', () => {
    expect(deviation({ estimate: 110, low: 90, high: 120 }, 100)).toEqual({
      share: expect.closeTo(0.1),
      inside: true,
    });
    expect(deviation({ estimate: 110, low: 105, high: 120 }, 100).inside).toBe(false);
  });

  it('has no relative error where nothing happened', () => {
    expect(deviation({ estimate: 3, low: 0, high: 5 }, 0)).toEqual({ share: null, inside: true });
  });
});

describe('a simple rule', () => {
  const model = { mae: 1, rmse: 2, correlation: 0.5 };

  it('is better where its error is smaller or its correlation larger', () => {
    expect(betterIn({ mae: 0.9, rmse: 2.1, correlation: 0.6 }, model)).toEqual(['mae', 'correlation']);
  });

  it('is not better where it is equal or unknown', () => {
    expect(betterIn({ mae: 1, rmse: 2, correlation: null }, model)).toEqual([]);
    expect(betterIn(model, {})).toEqual([]);
  });
});
