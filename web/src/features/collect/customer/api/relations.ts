import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';

/** What another customer can be to one. */
export const relationKinds = ['parent', 'subsidiary', 'referred-by', 'referred', 'household'] as const;
export type RelationKind = (typeof relationKinds)[number];

/** How a customer belongs together with others. */
export const relationsQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'relations'],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/v1/customers/{id}/relations', { params: { path: { id } }, signal }))).items,
  });

/** Adds and ends relations; the other side changes with them. */
export function useRelate(id: number) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: ['customer'] });
  const add = useMutation({
    mutationFn: (relation: { kind: RelationKind; customerId: number }) =>
      body(api.POST('/api/v1/customers/{id}/relations', { params: { path: { id } }, body: relation })),
    onSuccess,
  });
  const end = useMutation({
    mutationFn: (relation: number) =>
      api.DELETE('/api/v1/customers/{id}/relations/{relation}', { params: { path: { id, relation } } }),
    onSuccess,
  });
  return { add, end };
}
