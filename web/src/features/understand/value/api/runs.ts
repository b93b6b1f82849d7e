import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { Answer } from '@/api/types';

export type Run = Answer<'/api/v1/value/runs/{id}', 'get'>;
export type RunSummary = Answer<'/api/v1/value/runs', 'get'>['items'][number];

/** The runs, newest first; looked at often while one is under way. */
export const runsQuery = infiniteQueryOptions({
  queryKey: ['value', 'runs'],
  queryFn: ({ pageParam, signal }) =>
    body(
      api.GET('/api/v1/value/runs', {
        params: { query: { limit: 20, ...(pageParam === null ? {} : { after: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next ?? null,
  refetchInterval: (query) =>
    query.state.data?.pages[0]?.items.some((run) => run.state === 'running') ? 1500 : 30_000,
});

/** One run with its settings, gates and verdict. */
export const runQuery = (id: number) =>
  queryOptions({
    queryKey: ['value', 'runs', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/value/runs/{id}', { params: { path: { id } }, signal })),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? 1500 : false),
  });

/** Publishes a withheld run all the same; the reason is kept in the audit trail. */
export function usePublishRun(id: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      body(api.POST('/api/v1/value/runs/{id}/publish', { params: { path: { id } }, body: { reason } })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['value'] }),
        client.invalidateQueries({ queryKey: ['customers'] }),
        client.invalidateQueries({ queryKey: ['notices'] }),
      ]),
  });
}
