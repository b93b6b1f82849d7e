import { infiniteQueryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { Answer } from '@/api/types';

export type Rate = Answer<'/api/v1/exchange-rates', 'get'>['items'][number];
export type StoredRates = Answer<'/api/v1/exchange-rates/batch', 'post'>;

/** A rate as it is told. */
export interface ToldRate {
  currency: string;
  day: string;
  rate: number;
}

/** Stored rates, the newest first, of one currency or all. */
export const ratesQuery = (currency: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['exchange-rates', currency ?? ''],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/exchange-rates', {
          params: {
            query: { ...(currency ? { currency } : {}), ...(pageParam ? { after: pageParam } : {}) },
          },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Stores rates; one that is told again for its day takes the place of the other. */
export function useStoreRates() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (items: ToldRate[]) => body(api.POST('/api/v1/exchange-rates/batch', { body: { items } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['exchange-rates'] }),
  });
}

/** Removes a rate. */
export function useRemoveRate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => api.DELETE('/api/v1/exchange-rates/{id}', { params: { path: { id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['exchange-rates'] }),
  });
}

const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/**
 * The rates that pasted lines tell, each with a day, a currency and a number in any order; lines that tell less are
 * answered by their numbers.
 */
export function ratesIn(text: string): { rates: ToldRate[]; unread: number[] } {
  const rates: ToldRate[] = [];
  const unread: number[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const cells = line
      .split(/[\t,;，；\s]+/)
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '');
    if (cells.length === 0) return;
    const date = cells.map((cell) => day.exec(cell)).find((found) => found !== null);
    const currency = cells.find((cell) => /^[A-Za-z]{3}$/.test(cell));
    const rate = cells.find((cell) => /^\d+(\.\d+)?$/.test(cell));
    if (!date || !currency || !rate) {
      unread.push(index + 1);
      return;
    }
    const [, year = '', month = '', dayOfMonth = ''] = date;
    rates.push({
      currency: currency.toUpperCase(),
      day: `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`,
      rate: Number(rate),
    });
  });
  return { rates, unread };
}
