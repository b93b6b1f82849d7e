import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { useJobStarted } from '@/api/jobs';
import type { Answer } from '@/api/types';
import { type Plan, requestOf } from '../plan';

export type ImportView = Answer<'/api/v1/imports/{id}', 'get'>;

/** True while the file is still being read. */
export function isUnderWay({ state }: ImportView): boolean {
  return state === 'queued' || state === 'running' || state === 'cancelling';
}

const listKey = ['imports', 'list'];

/** All imports, newest first. */
export const importsQuery = infiniteQueryOptions({
  queryKey: listKey,
  queryFn: ({ pageParam, signal }) =>
    body(
      api.GET('/api/v1/imports', {
        params: { query: { limit: 20, ...(pageParam === undefined ? {} : { after: pageParam }) } },
        signal,
      }),
    ),
  initialPageParam: undefined as number | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

/** One import with what came of it. */
export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? 1500 : false),
  });

/** Starts the import that was planned. */
export function useStartImport() {
  const client = useQueryClient();
  const started = useJobStarted();
  return useMutation({
    mutationFn: ({ draftId, plan }: { draftId: number; plan: Plan }) =>
      body(
        api.POST('/api/v1/imports', {
          // The description knows the two ways to start as one; without a file the body says all.
          params: { query: {} as { request: string } },
          body: requestOf(draftId, plan),
        }),
      ),
    onSuccess: () => {
      started();
      void client.invalidateQueries({ queryKey: listKey });
    },
  });
}

/** Takes back all that an import created. */
export function useUndoImport() {
  const client = useQueryClient();
  const started = useJobStarted();
  return useMutation({
    mutationFn: (id: number) => body(api.POST('/api/v1/imports/{id}/undo', { params: { path: { id } } })),
    onSuccess: (_, id) => {
      started();
      void client.invalidateQueries({ queryKey: ['imports', id] });
    },
  });
}
