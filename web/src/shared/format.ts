import { currentLanguage } from './language';

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: (language: string) => T,
): T {
  const language = currentLanguage();
  const full = `${language} ${key}`;
  let format = cache.get(full);
  if (!format) {
    format = make(language);
    cache.set(full, format);
  }
  return format as T;
}

function digits(least: number, most: number): Intl.NumberFormat {
  return kept(
    `n${least}-${most}`,
    (language) =>
      new Intl.NumberFormat(language, { minimumFractionDigits: least, maximumFractionDigits: most }),
  );
}

/** With a true minus sign, as the server and reports have it; Intl writes a hyphen in these languages. */
const written = (format: Intl.NumberFormat, value: number) => format.format(value).replace('-', '−');

/** A count, with thousands separators. */
export function formatInteger(value: number): string {
  return written(digits(0, 0), value);
}

/** A number with up to the given decimals. */
export function formatNumber(value: number, decimals = 2): string {
  return written(digits(0, decimals), value);
}

/** A number with exactly the given decimals, so that figures below each other line up. */
export function formatFixed(value: number, decimals: number): string {
  return written(digits(decimals, decimals), value);
}

/** A share as a percentage with exactly the given decimals, so that figures below each other line up. */
export function formatPercent(share: number, decimals = 0): string {
  return written(
    kept(
      `p${decimals}`,
      (language) =>
        new Intl.NumberFormat(language, {
          style: 'percent',
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        }),
    ),
    share,
  );
}

/** A change with its sign, also above nothing; what is written as nothing has none. */
export function formatSigned(value: number, write: (size: number) => string): string {
  const size = write(Math.abs(value));
  return /[1-9]/.test(size) ? `${value < 0 ? '−' : '+'}${size}` : size;
}

let base: string | undefined;

/** Says in which currency sums are here: it alone is written with its short sign. */
export function keepBaseCurrency(currency: string): void {
  if (base === currency) return;
  base = currency;
  cache.clear();
}

function signOf(currency: string, currencyDisplay: 'symbol' | 'narrowSymbol'): string | undefined {
  return new Intl.NumberFormat(currentLanguage(), { style: 'currency', currency, currencyDisplay })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;
}

/** How a currency is written so that it is not taken for the base currency: $ beside HK$, or its code. */
function display(currency: string): 'narrowSymbol' | 'symbol' | 'code' {
  if (base === undefined || currency === base) return 'narrowSymbol';
  return signOf(currency, 'symbol') === signOf(base, 'narrowSymbol') ? 'code' : 'symbol';
}

function money(key: string, currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  return kept(
    `${key}${currency}`,
    (language) =>
      new Intl.NumberFormat(language, {
        style: 'currency',
        currency,
        currencyDisplay: display(currency),
        ...options,
      }),
  );
}

/** Money in its currency: whole units, below 10 and where exact is asked for also the parts that the currency has. */
export function formatMoney(value: number, currency: string, exact = false): string {
  const parts = exact || (Math.abs(value) < 10 && value !== 0);
  return written(
    money(parts ? 'e' : 'm', currency, parts ? {} : { minimumFractionDigits: 0, maximumFractionDigits: 0 }),
    value,
  );
}

/** Money in few characters (12.3万, 123K), for axes and narrow cells. */
export function formatMoneyShort(value: number, currency: string): string {
  // What is too little to be shortened is short without its fraction.
  const most = Math.abs(value) < (currentLanguage() === 'zh-CN' ? 10_000 : 1000) ? 0 : 1;
  return written(money(`s${most}`, currency, { notation: 'compact', maximumFractionDigits: most }), value);
}

/** Money to three figures (¥62.1M, 6210万), for estimates that are not known more exactly; below 100 whole units do. */
export function formatMoneyRounded(value: number, currency: string): string {
  if (Math.abs(value) < 100) return formatMoney(value, currency);
  return written(
    money('r', currency, {
      notation: 'compact',
      useGrouping: true,
      minimumSignificantDigits: 3,
      maximumSignificantDigits: 3,
    }),
    value,
  );
}

/** A count in few characters. */
export function formatShort(value: number): string {
  return written(
    kept(
      'short',
      (language) => new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }),
    ),
    value,
  );
}

/** A calendar day that is written the same everywhere, such as 2026-03-01; what is no day stays as it is. */
export function formatDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return kept(
    'day',
    (language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }),
  ).format(date);
}

/** A month of the year, 1 to 12, by its short name. */
export function formatMonth(month: number): string {
  return kept(
    'month',
    (language) => new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }),
  ).format(new Date(Date.UTC(2026, month - 1, 15)));
}

/** An instant to the second with its zone, for hovering. */
export function formatInstantExactly(instant: string | Date, zone: string): string {
  return kept(
    `x${zone}`,
    (language) => new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long', timeZone: zone }),
  ).format(new Date(instant));
}

/** The calendar day of an instant in a zone, as yyyy-mm-dd. */
export function dayOf(instant: Date, zone: string): string {
  const key = `day of ${zone}`;
  let format = cache.get(key) as Intl.DateTimeFormat | undefined;
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    cache.set(key, format);
  }
  return format.format(instant);
}

/** How many days the second day lies after the first. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** A day relative to today within a week, else as a date. */
export function formatDayNear(day: string, today: string): string {
  const distance = daysBetween(today, day);
  if (!(Math.abs(distance) <= 7)) return formatDay(day);
  return kept('relative', (language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' })).format(
    distance,
    'day',
  );
}

/** An instant relative to now within a week, else as a date. */
export function formatInstantNear(instant: string, now: Date, zone: string): string {
  const seconds = Math.round((Date.parse(instant) - now.getTime()) / 1000);
  const relative = kept('relative', (language) => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  const distance = Math.abs(seconds);
  if (distance < 60) return relative.format(Math.trunc(seconds / 10) * 10 || 0, 'second');
  if (distance < 3600) return relative.format(Math.trunc(seconds / 60), 'minute');
  if (distance < 86_400) return relative.format(Math.trunc(seconds / 3600), 'hour');
  return formatDayNear(dayOf(new Date(instant), zone), dayOf(now, zone));
}

/** A size of a file. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let step = 0;
  let value = bytes;
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000;
    step += 1;
  }
  const unit = units[step] ?? 'byte';
  return kept(
    `b${unit}`,
    (language) =>
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: 1,
      }),
  ).format(value);
}
