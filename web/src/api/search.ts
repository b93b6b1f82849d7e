import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';

/** What is found for what was typed so far, best first. */
export const searchQuery = (typed: string, limit: number) =>
  queryOptions({
    queryKey: ['search', typed, limit],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/search', { params: { query: { q: typed, limit } }, signal })),
  });
