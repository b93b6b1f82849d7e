import { describe, expect, it } from 'vitest';
import { drawRfm } from './rfmMap';

describe('the RFM map', () => {
  it('has 25 places, most recent on top, frequency rising to the right', () => {
    const rows = drawRfm([]);
    expect(rows.map((row) => row.map((cell) => `${cell.r}${cell.f}`).join(' '))).toEqual([
      '51 52 53 54 55',
      '41 42 43 44 45',
      '31 32 33 34 35',
      '21 22 23 24 25',
      '11 12 13 14 15',
    ]);
    expect(rows.flat().every((cell) => cell.customers === 0 && cell.side === 0)).toBe(true);
  });

  it('draws an area in proportion to the customers', () => {
    const cells = drawRfm([
      { r: 5, f: 5, customers: 400, clv: 400 },
      { r: 1, f: 1, customers: 100, clv: 100 },
    ]).flat();
    expect(cells.find((cell) => cell.r === 5 && cell.f === 5)?.side).toBe(1);
    expect(cells.find((cell) => cell.r === 1 && cell.f === 1)?.side).toBe(0.5);
  });

  it('is shaded by the value of one customer, not by that of all', () => {
    const cells = [1, 2, 3, 4, 5].map((f) => ({ r: 3, f, customers: 1000 / f, clv: 1000 }));
    const row = drawRfm(cells)[2];
    expect(row?.map((cell) => cell.shade)).toEqual([1, 2, 3, 4, 5]);
    expect(row?.[4]?.each).toBeCloseTo(5);
  });

  it('gives the lightest shade to what has no value in money', () => {
    const cells = drawRfm([{ r: 3, f: 3, customers: 5, clv: null }]).flat();
    expect(cells.find((cell) => cell.customers === 5)).toMatchObject({ each: null, shade: 1 });
  });
});
