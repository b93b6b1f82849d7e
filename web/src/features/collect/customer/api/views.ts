import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { Asked, Rule, SavedView, Sort, ViewContent } from '@/api/types';

/** The person's views of the customers list and those that others share. */
export const viewsQuery = queryOptions({
  queryKey: ['views', 'customers'],
  queryFn: async ({ signal }) => {
    const page = await body(api.GET('/api/v1/views', { params: { query: { object: 'customers' } }, signal }));
    return page.items as SavedView[];
  },
  staleTime: 60_000,
});

/** What a list shows, to be kept as a view. */
export interface Shown {
  rule: Rule | undefined;
  sort: Sort | undefined;
  columns: readonly { code: string; width?: number | undefined; pinned?: boolean | undefined }[];
}

function contentOf({ rule, sort, columns }: Shown): ViewContent {
  return {
    ...(rule ? { rule } : {}),
    ...(sort ? { sort } : {}),
    columns: columns.map(({ code, width, pinned }) => ({
      code,
      ...(width ? { width } : {}),
      ...(pinned ? { pinned } : {}),
    })),
  } as ViewContent;
}

function useViewsChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: viewsQuery.queryKey });
}

/** Keeps what is shown as a view. */
export function useCreateView() {
  const changed = useViewsChanged();
  return useMutation({
    mutationFn: async ({ name, shared, shown, key }: NewView) =>
      (await body(
        api.POST('/api/v1/views', {
          params: { header: { 'Idempotency-Key': key } },
          body: {
            object: 'customers',
            name,
            shared,
            content: contentOf(shown),
          } as Asked<'/api/v1/views', 'post'>,
        }),
      )) as SavedView,
    onSuccess: changed,
  });
}

interface NewView {
  name: string;
  shared: boolean;
  shown: Shown;
  key: string;
}

/** What to change of a view; what is absent stays. */
export interface ViewChange {
  name?: string;
  shared?: boolean;
  shown?: Shown;
  position?: number;
}

/** Changes a view as it was seen. */
export function useChangeView() {
  const changed = useViewsChanged();
  return useMutation({
    mutationFn: async ({ view, change: { shown, ...rest } }: { view: SavedView; change: ViewChange }) =>
      (await body(
        api.PATCH('/api/v1/views/{id}', {
          params: { path: { id: view.id }, header: { 'If-Match': `"${view.version}"` } },
          body: { ...rest, ...(shown ? { content: contentOf(shown) } : {}) } as Asked<
            '/api/v1/views/{id}',
            'patch'
          >,
        }),
      )) as SavedView,
    onSettled: changed,
  });
}

/** Deletes a view; what it was is still at hand to be kept again. */
export function useDeleteView() {
  const changed = useViewsChanged();
  return useMutation({
    mutationFn: (view: SavedView) =>
      body(api.DELETE('/api/v1/views/{id}', { params: { path: { id: view.id } } })),
    onSettled: changed,
  });
}
