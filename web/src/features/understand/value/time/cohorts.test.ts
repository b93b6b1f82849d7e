import { describe, expect, it } from 'vitest';
import { cohortName, drawn, heatRows } from './cohorts';

const cohort = (from: string, customers: number, shares: number[]) => ({
  from,
  customers,
  periods: shares.map((share, since) => ({
    ordered: share * customers,
    share,
    spendEach: 100 * (since + 1),
  })),
});

describe('the cohort map', () => {
  it('shades by coming back, not by the first order, and greys the small ones', () => {
    const rows = heatRows(
      [cohort('2026-01-01', 100, [1, 0.1, 0.5]), cohort('2026-02-01', 5, [1, 0.9])],
      'retention',
      30,
    );
    expect(rows.map((row) => row.few)).toEqual([false, true]);
    expect(rows[0]?.cells.map((cell) => cell.shade)).toEqual([0, 1, 5]);
  });

  it('shades money from the first period on', () => {
    const rows = heatRows([cohort('2026-01-01', 100, [1, 0.1, 0.5])], 'value', 30);
    expect(rows[0]?.cells.map((cell) => [cell.value, cell.shade])).toEqual([
      [100, 1],
      [200, 3],
      [300, 5],
    ]);
  });

  it('draws the latest cohorts only', () => {
    const many = Array.from({ length: drawn + 6 }, (_, i) => cohort(`20${10 + i}-01-01`, 40, [1]));
    expect(heatRows(many, 'retention', 30)).toHaveLength(drawn);
    expect(heatRows(many, 'retention', 30)[0]?.cells[0]?.shade).toBe(0);
  });

  it('names months and quarters', () => {
    expect(cohortName('2026-03-01', 'month')).toBe('2026-03');
    expect(cohortName('2026-10-01', 'quarter')).toBe('2026 Q4');
  });
});
