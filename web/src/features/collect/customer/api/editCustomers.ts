import { queryOptions, useMutation } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { useJobStarted } from '@/api/jobs';
import type { Asked, Rule } from '@/api/types';
import { isEmpty, type Selection } from '../list/selection';

/** A step of an edit of many customers. */
export interface BulkChange {
  attribute: string;
  operation: 'set' | 'add' | 'remove' | 'clear';
  value?: string | number | boolean | readonly string[] | null | undefined;
}

/** How the API names those chosen among what a rule finds. */
export function selectionOf(selection: Selection, rule: Rule | undefined) {
  const ids = [...selection.ids];
  if (!selection.all) return { ids };
  return {
    all: true,
    ...(rule ? { rule } : {}),
    ...(isEmpty({ ...selection, all: false }) ? {} : { except: ids }),
  };
}

/** Starts an edit of many customers; pressing twice starts one. */
export function useEditCustomers() {
  const started = useJobStarted();
  return useMutation({
    mutationFn: ({
      selection,
      rule,
      changes,
      key,
    }: {
      selection: Selection;
      rule: Rule | undefined;
      changes: readonly BulkChange[];
      key: string;
    }) =>
      body(
        api.POST('/api/v1/customers/bulk', {
          params: { header: { 'Idempotency-Key': key } },
          body: { selection: selectionOf(selection, rule), changes } as Asked<
            '/api/v1/customers/bulk',
            'post'
          >,
        }),
      ),
    onSuccess: started,
  });
}

/** An edit of many customers. */
export const bulkQuery = (id: number) =>
  queryOptions({
    queryKey: ['bulk', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/customers/bulk/{id}', { params: { path: { id } }, signal })),
  });

/** Starts to undo an edit of many customers. */
export function useUndoEdit() {
  const started = useJobStarted();
  return useMutation({
    mutationFn: (id: number) =>
      body(api.POST('/api/v1/customers/bulk/{id}/undo', { params: { path: { id } } })),
    onSuccess: started,
  });
}
