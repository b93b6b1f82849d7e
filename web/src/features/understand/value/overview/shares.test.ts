import { describe, expect, it } from 'vitest';
import { customerShare, partOf, valueShare } from './shares';

const curve = [
  { customers: 0, value: 0 },
  { customers: 0.1, value: 0.5 },
  { customers: 0.5, value: 0.9 },
  { customers: 1, value: 1 },
];

describe('the concentration curve', () => {
  it('tells what the best customers carry, between its points by their line', () => {
    expect(valueShare(curve, 0.1)).toBeCloseTo(0.5);
    expect(valueShare(curve, 0.3)).toBeCloseTo(0.7);
    expect(valueShare(curve, 1)).toBeCloseTo(1);
  });

  it('tells how few customers carry a share', () => {
    expect(customerShare(curve, 0.5)).toBeCloseTo(0.1);
    expect(customerShare(curve, 0.7)).toBeCloseTo(0.3);
  });

  it('says nothing where it does not reach', () => {
    expect(valueShare([], 0.1)).toBeUndefined();
    expect(customerShare([{ customers: 0, value: 0 }], 0.5)).toBeUndefined();
  });

  it('takes nothing of nothing as none', () => {
    expect(partOf(0, 0)).toBe(0);
    expect(partOf(1, 4)).toBe(0.25);
  });
});
