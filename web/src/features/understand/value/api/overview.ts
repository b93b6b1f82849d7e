import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { asProblem } from '@/api/problem';
import type { Answer } from '@/api/types';

export type Overview = Answer<'/api/v1/value/overview', 'get'>;
export type Movement = NonNullable<Overview['movement']>;
export type ValueChange = NonNullable<Overview['change']>;

/** The base as the published run sees it, or null when no run has been published yet. */
export const overviewQuery = queryOptions({
  queryKey: ['value', 'overview'],
  queryFn: async ({ signal }): Promise<Overview | null> => {
    try {
      return await body(api.GET('/api/v1/value/overview', { signal }));
    } catch (error) {
      if (asProblem(error).code === 'value/no-run') return null;
      throw error;
    }
  },
  staleTime: 60_000,
});
