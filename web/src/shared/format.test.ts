import { beforeAll, describe, expect, it } from 'vitest';
import {
  formatDay,
  formatDayNear,
  formatInstantNear,
  formatMoney,
  formatMoneyRounded,
  formatMoneyShort,
  formatPercent,
  formatSigned,
  keepBaseCurrency,
} from './format';
import { keepLanguage } from './language';

beforeAll(() => keepLanguage('en'));

describe('an instant', () => {
  const now = new Date('2026-03-10T01:00:00Z');
  const near = (instant: string) => formatInstantNear(instant, now, 'Asia/Shanghai');

  it('within a day is so many hours away', () => {
    expect(near('2026-03-09T02:00:00Z')).toBe('23 hours ago');
  });

  it('further away is counted in days of the calendar', () => {
    expect(near('2026-03-09T00:00:00Z')).toBe('yesterday');
    // 25 h before, yet two midnights of Shanghai lie between.
    expect(formatInstantNear('2026-03-08T15:30:00Z', new Date('2026-03-09T16:30:00Z'), 'Asia/Shanghai')).toBe(
      '2 days ago',
    );
    expect(near('2026-03-01T00:00:00Z')).toBe('Mar 1, 2026');
  });
});

describe('a day', () => {
  it('that is none stays as it is written', () => {
    expect(formatDay('202026-01-01')).toBe('202026-01-01');
    expect(formatDayNear('soon', '2026-03-10')).toBe('soon');
  });
});

describe('a share', () => {
  it('has as many decimals as those beside it', () => {
    expect(formatPercent(0.97, 1)).toBe('97.0%');
    expect(formatPercent(0.912, 1)).toBe('91.2%');
    expect(formatPercent(-0.02)).toBe('−2%');
  });
});

describe('a change', () => {
  const change = (value: number) => formatSigned(value, (size) => formatPercent(size, 1));

  it('has a sign unless it is written as nothing', () => {
    expect(change(0.079)).toBe('+7.9%');
    expect(change(-0.079)).toBe('−7.9%');
    expect(change(-0.0001)).toBe('0.0%');
  });
});

describe('money', () => {
  it('below nothing has a minus sign, no hyphen', () => {
    expect(formatMoney(-1234.5, 'USD')).toBe('−$1,235');
  });

  it('has the fractions that its currency has', () => {
    expect(formatMoney(1234.5, 'USD', true)).toBe('$1,234.50');
    expect(formatMoney(1234, 'JPY', true)).toBe('¥1,234');
    expect(formatMoney(1234.5, 'USD')).toBe('$1,235');
    expect(formatMoney(4.5, 'USD')).toBe('$4.50');
  });

  it('in few characters has no fraction where it is not shortened', () => {
    expect(formatMoneyShort(442.7, 'USD')).toBe('$443');
    expect(formatMoneyShort(1229.8, 'USD')).toBe('$1.2K');
  });

  it('to three figures has as many for all amounts and separates thousands', () => {
    expect(formatMoneyRounded(8600, 'USD')).toBe('$8.60K');
    expect(formatMoneyRounded(55_432, 'USD')).toBe('$55.4K');
    expect(formatMoneyRounded(442.7, 'USD')).toBe('$443');
    expect(formatMoneyRounded(12.4, 'USD')).toBe('$12');
    expect(formatMoneyRounded(0, 'USD')).toBe('$0');
    keepLanguage('zh-CN');
    expect(formatMoneyRounded(86_000, 'CNY')).toBe('¥8.60万');
    expect(formatMoneyRounded(3891.2, 'CNY')).toBe('¥3,890');
    keepLanguage('en');
  });

  it('of another currency is not taken for the base currency', () => {
    keepBaseCurrency('CNY');
    expect(formatMoney(12, 'CNY')).toBe('¥12');
    expect(formatMoney(12, 'HKD')).toBe('HK$12');
    expect(formatMoney(12, 'JPY').replace('\u00a0', ' ')).toBe('JPY 12');
    keepBaseCurrency('HKD');
    expect(formatMoney(12, 'HKD')).toBe('$12');
    expect(formatMoney(12, 'USD').replace('\u00a0', ' ')).toBe('USD 12');
  });
});
