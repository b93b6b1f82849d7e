import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';

/** The provinces of China with their cities. */
export const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/regions', { signal }))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** The sections of the classification of industries, in the language of the screen. */
export const industriesQuery = queryOptions({
  queryKey: ['industries'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/industries', { signal }))).items,
  staleTime: Number.POSITIVE_INFINITY,
});
