import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { Answer, Asked } from '@/api/types';

export type CustomField = Answer<'/api/v1/customer-fields', 'get'>['items'][number];
export type Definition = Asked<'/api/v1/customer-fields', 'post'>;
export type FieldChange = Asked<'/api/v1/customer-fields/{id}', 'patch'>;

/** What a field can hold, in the order in which they are offered. */
export const fieldTypes = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'choice',
  'multi-choice',
  'boolean',
  'link',
  'user',
  'customer',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** True where values are among options. */
export const isChosen = (type: string) => type === 'choice' || type === 'multi-choice';

/** True where lists can be sorted by values. */
export const isSortable = (type: string) => ['text', 'number', 'money', 'date'].includes(type);

/** The fields that administrators defined, also retired ones, in their order. */
export const fieldsQuery = queryOptions({
  queryKey: ['customer-fields'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/customer-fields', { signal }))).items,
  staleTime: 60_000,
});

/** A field shows in forms, lists, filters and imports: all of them ask again. */
function forget(client: QueryClient) {
  return Promise.all([
    client.invalidateQueries({ queryKey: fieldsQuery.queryKey }),
    client.invalidateQueries({ queryKey: ['customers', 'attributes'] }),
    client.invalidateQueries({ queryKey: ['imports', 'fields'] }),
    client.invalidateQueries({ queryKey: ['customer'] }),
  ]);
}

/** Defines a field. */
export function useDefineField() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (definition: Definition) => body(api.POST('/api/v1/customer-fields', { body: definition })),
    onSuccess: () => forget(client),
  });
}

/** Changes a field as it was seen. */
export function useChangeField() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ field, change }: { field: Pick<CustomField, 'id' | 'version'>; change: FieldChange }) =>
      body(
        api.PATCH('/api/v1/customer-fields/{id}', {
          params: { path: { id: field.id }, header: { 'If-Match': `"${field.version}"` } },
          body: change,
        }),
      ),
    onSettled: () => forget(client),
  });
}
