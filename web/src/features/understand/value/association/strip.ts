import type { Again } from '../api/associations';

const steps = [7, 14, 30, 60, 90, 180, 270, 365, 540, 730, 1095, 1460, 1825];

/** Where quantiles stand on a strip from 0 to a round number of days, in hundredths of it. */
export function strip(again: Again) {
  const end = steps.find((step) => step >= again.nineTenths) ?? Math.ceil(again.nineTenths / 365) * 365;
  const at = (days: number) => (days / end) * 100;
  return {
    end,
    tenth: at(again.tenth),
    most: Math.max(0.5, at(again.nineTenths - again.tenth)),
    quarter: at(again.quarter),
    middle: Math.max(0.5, at(again.threeQuarters - again.quarter)),
    half: Math.min(99.2, at(again.half)),
  };
}
