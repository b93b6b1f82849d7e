import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { pinnedQuery } from '@/api/pinned';
import type { Answer } from '@/api/types';

export type Marks = Answer<'/api/v1/customers/{id}/marks', 'get'>;

/** Whether the person follows the customer and has it at hand, and who else follows. */
export const marksQuery = (id: number) =>
  queryOptions({
    queryKey: ['marks', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/customers/{id}/marks', { params: { path: { id } }, signal })),
  });

/** Follows or pins a customer, or no longer does; seen at once. */
export function useMark(id: number) {
  const client = useQueryClient();
  const { queryKey } = marksQuery(id);
  return useMutation({
    mutationFn: (change: { following?: boolean; pinned?: boolean }) =>
      body(api.PATCH('/api/v1/customers/{id}/marks', { params: { path: { id } }, body: change })),
    onMutate: (change) => {
      client.setQueryData(queryKey, (before) => before && { ...before, ...change });
    },
    onSuccess: (marks) => client.setQueryData(queryKey, marks),
    onError: () => client.invalidateQueries({ queryKey }),
    onSettled: () => client.invalidateQueries({ queryKey: pinnedQuery.queryKey }),
  });
}
