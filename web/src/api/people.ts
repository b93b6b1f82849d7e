import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';

/** Everyone who can own a customer. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/people', { signal })),
  staleTime: 60_000,
});
