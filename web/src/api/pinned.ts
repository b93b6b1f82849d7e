import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';

/** The customers that the person has at hand. */
export const pinnedQuery = queryOptions({
  queryKey: ['pinned'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/customers/pinned', { signal })),
  staleTime: 60_000,
});
