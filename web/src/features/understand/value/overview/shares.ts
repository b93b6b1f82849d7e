/** A point of the concentration curve: the best share of customers carries this share of the value. */
export interface SharePoint {
  customers: number;
  value: number;
}

/** The share of value that the best share of customers carries, between two points by their line. */
export function valueShare(curve: readonly SharePoint[], customers: number): number | undefined {
  for (let i = 1; i < curve.length; i++) {
    const [before, after] = [curve[i - 1]!, curve[i]!];
    if (customers <= after.customers) {
      const width = after.customers - before.customers;
      const part = width === 0 ? 1 : (customers - before.customers) / width;
      return before.value + part * (after.value - before.value);
    }
  }
  return undefined;
}

/** The smallest share of customers that carries a share of the value. */
export function customerShare(curve: readonly SharePoint[], value: number): number | undefined {
  for (let i = 1; i < curve.length; i++) {
    const [before, after] = [curve[i - 1]!, curve[i]!];
    if (value <= after.value) {
      const height = after.value - before.value;
      const part = height === 0 ? 1 : (value - before.value) / height;
      return before.customers + part * (after.customers - before.customers);
    }
  }
  return undefined;
}

/** The part of a whole; nothing of nothing is none. */
export const partOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
