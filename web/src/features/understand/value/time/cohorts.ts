import type { Cohort } from '../api/time';

/** What the cells of the heat map say. */
export type Show = 'retention' | 'value';

/** How many cohorts and periods are drawn at most; the table has all. */
export const drawn = 24;

/** A cell as drawn, with its shade from 0 (none) to 5 among all cells. */
export interface HeatCell {
  value: number;
  ordered: number;
  shade: number;
}

/** A cohort as drawn. */
export interface HeatRow {
  from: string;
  customers: number;
  few: boolean;
  cells: HeatCell[];
}

const shades = 5;

/** The latest cohorts with their cells; the period of the first order is no measure of coming back and has no shade. */
export function heatRows(cohorts: readonly Cohort[], show: Show, fewest: number): HeatRow[] {
  const value = (period: Cohort['periods'][number]) =>
    show === 'retention' ? period.share : period.spendEach;
  const shown = cohorts.slice(-drawn);
  const enough = shown.filter((cohort) => cohort.customers >= fewest);
  const measured = (enough.length > 0 ? enough : shown).flatMap((cohort) =>
    cohort.periods.slice(show === 'retention' ? 1 : 0, drawn).map(value),
  );
  const least = Math.min(...measured);
  const span = Math.max(...measured) - least;
  return shown.map((cohort) => ({
    from: cohort.from,
    customers: cohort.customers,
    few: cohort.customers < fewest,
    cells: cohort.periods.slice(0, drawn).map((period, since) => ({
      value: value(period),
      ordered: period.ordered,
      shade:
        (show === 'retention' && since === 0) || !(span > 0)
          ? 0
          : Math.max(0, Math.min(shades, 1 + Math.floor(((value(period) - least) / span) * shades))),
    })),
  }));
}

/** The name of a cohort: 2026-03, or 2026 Q1. */
export const cohortName = (from: string, unit: string): string =>
  unit === 'quarter' ? `${from.slice(0, 4)} Q${Math.ceil(Number(from.slice(5, 7)) / 3)}` : from.slice(0, 7);
