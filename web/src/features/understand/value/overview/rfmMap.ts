/** A cell of the map: recency and frequency scores from 1 to 5, 5 best. */
export interface RfmCell {
  r: number;
  f: number;
  customers: number;
  clv?: number | null | undefined;
}

/** A cell as drawn: the side of its square as a share of the place, and its shade from 1 (least) to 5 by value each. */
export interface DrawnCell extends RfmCell {
  side: number;
  shade: number;
  each: number | null;
}

const shades = 5;
const scores = [5, 4, 3, 2, 1] as const;

const eachOf = (cell: RfmCell): number | null =>
  cell.clv == null || cell.customers === 0 ? null : cell.clv / cell.customers;

/** All 25 places in rows of equal recency, most recent on top, frequency rising to the right. */
export function drawRfm(cells: readonly RfmCell[]): DrawnCell[][] {
  const largest = Math.max(1, ...cells.map((cell) => cell.customers));
  const values = cells.map(eachOf).filter((value): value is number => value !== null);
  const shadeOf = (each: number | null) =>
    each === null
      ? 1
      : 1 +
        Math.min(
          shades - 1,
          Math.floor((values.filter((value) => value < each).length * shades) / Math.max(1, values.length)),
        );
  return scores.map((r) =>
    [...scores].reverse().map((f) => {
      const cell = cells.find((one) => one.r === r && one.f === f) ?? { r, f, customers: 0, clv: null };
      const each = eachOf(cell);
      return { ...cell, each, side: Math.sqrt(cell.customers / largest), shade: shadeOf(each) };
    }),
  );
}
