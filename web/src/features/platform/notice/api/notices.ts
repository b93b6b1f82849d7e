import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { Answer } from '@/api/types';

export type Notice = Answer<'/api/v1/notices', 'get'>['items'][number];

/** What the person is to hear of, newest first. */
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/notices', { params: { query: { limit: 20 } }, signal })),
  refetchInterval: 60_000,
});

/** Says that the person has seen what there was to hear of. */
export function useSeeNotices() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST('/api/v1/notices/seen'),
    onSuccess: () => client.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  });
}
