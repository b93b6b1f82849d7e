import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { asProblem } from '@/api/problem';
import type { Answer } from '@/api/types';

export type Model = Answer<'/api/v1/value/model', 'get'>;
export type Backtest = NonNullable<Model['backtest']>;

/** What the model claims and how it stood the test, or null when no run has been published yet. */
export const modelQuery = queryOptions({
  queryKey: ['value', 'model'],
  queryFn: async ({ signal }): Promise<Model | null> => {
    try {
      return await body(api.GET('/api/v1/value/model', { signal }));
    } catch (error) {
      if (asProblem(error).code === 'value/no-run') return null;
      throw error;
    }
  },
  staleTime: 60_000,
});
