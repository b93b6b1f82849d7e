import { type Sort, sorts } from '../api/associations';

/** What the address of the page says. */
export type AssociationAddress = {
  product?: number;
  category?: string;
  least?: number;
  sort?: Sort;
};

/** A change of the address; undefined takes something out of it. */
export type AssociationChange = { [key in keyof AssociationAddress]?: AssociationAddress[key] | undefined };

const whole = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;

/** Reads an address, leaving out what makes no sense. */
export function readAddress(search: Record<string, unknown>): AssociationAddress {
  const product = whole(search.product);
  const least = whole(search.least);
  const sort = sorts.find((one) => one === search.sort);
  return {
    ...(product ? { product } : {}),
    // A category may be called 2024: addresses read that as a number.
    ...(typeof search.category === 'string' || typeof search.category === 'number'
      ? { category: String(search.category) }
      : {}),
    ...(least ? { least } : {}),
    ...(sort && sort !== 'low' ? { sort } : {}),
  };
}
