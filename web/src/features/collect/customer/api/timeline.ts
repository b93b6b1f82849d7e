import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';

export const timelineKinds = ['order', 'refund', 'change', 'stage'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** What happened with a customer, newest first; of one kind when asked. */
export const timelineQuery = (id: number, kind: TimelineKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['timeline', id, kind],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/customers/{id}/timeline', {
          params: {
            path: { id },
            query: {
              limit: 30,
              ...(pageParam === null ? {} : { after: pageParam }),
              ...(kind ? { kind: [kind] } : {}),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
  });
