import { describe, expect, it } from 'vitest';
import { ratesIn } from './rates';

describe('rates that are pasted', () => {
  it('are read in any order of their parts, however these are set apart', () => {
    const { rates, unread } = ratesIn('2026-01-05,USD,7.1\nusd\t2026/1/6\t7.12\n\n2026年1月7日；EUR；8\r\n');
    expect(rates).toEqual([
      { currency: 'USD', day: '2026-01-05', rate: 7.1 },
      { currency: 'USD', day: '2026-01-06', rate: 7.12 },
      { currency: 'EUR', day: '2026-01-07', rate: 8 },
    ]);
    expect(unread).toEqual([]);
  });

  it('are told apart from lines that say less', () => {
    expect(ratesIn('day,currency,rate\n2026-01-05,USD').unread).toEqual([1, 2]);
  });
});
