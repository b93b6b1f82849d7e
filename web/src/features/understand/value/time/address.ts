import { type Kind, kinds, type Unit, units } from '../api/time';
import type { Show } from './cohorts';
import type { Measure } from './movement';

/** What the address of the page says. */
export type TimeAddress = {
  by?: Kind;
  from?: string;
  to?: string;
  measure?: Measure;
  unit?: Unit;
  show?: Show;
};

/** A change of the address; undefined takes something out of it. */
export type TimeChange = { [key in keyof TimeAddress]?: TimeAddress[key] | undefined };

const day = /^\d{4}-\d{2}-\d{2}$/;
const dayIn = (value: unknown) => (typeof value === 'string' && day.test(value) ? value : undefined);

/** Reads an address, leaving out what makes no sense. */
export function readAddress(search: Record<string, unknown>): TimeAddress {
  const by = kinds.find((kind) => kind === search.by);
  const unit = units.find((one) => one === search.unit);
  const [from, to] = [dayIn(search.from), dayIn(search.to)];
  return {
    ...(by ? { by } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(search.measure === 'value' ? { measure: 'value' } : {}),
    ...(unit ? { unit } : {}),
    ...(search.show === 'value' ? { show: 'value' } : {}),
  };
}
