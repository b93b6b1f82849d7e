import { formatMoney } from './format';

/** An amount in its currency; a figure that does not exist is a dash. */
export function Money({
  value,
  currency,
  exact = false,
}: {
  value: number | null | undefined;
  currency: string;
  exact?: boolean;
}) {
  return <span className="number">{value == null ? '–' : formatMoney(value, currency, exact)}</span>;
}
