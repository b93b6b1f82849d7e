import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';

/** A customer's orders, newest first. */
export const ordersQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['orders', id],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/customers/{id}/orders', {
          params: { path: { id }, query: { limit: 20, ...(pageParam === null ? {} : { after: pageParam }) } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
  });
