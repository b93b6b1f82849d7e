import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';

export const timelineKinds = [
  'note',
  'order',
  'refund',
  'payment',
  'subscription',
  'event',
  'change',
  'stage',
  'created',
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const timelineSources = ['note', 'commerce', 'subscription', 'behaviour', 'profile', 'value'] as const;
export type TimelineSource = (typeof timelineSources)[number];

/** What the server tells apart and a person does not. */
const finer: Partial<Record<TimelineSource, string[]>> = {
  commerce: ['commerce', 'payment'],
  profile: ['profile', 'bulk'],
};

/** Which part of the timeline is shown; it stands in the address. Days are of the installation. */
export interface TimelineFilter {
  kind?: TimelineKind[] | undefined;
  source?: TimelineSource | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The filter that an address names; what it does not know it leaves out. */
export function readFilter({ kind, source, from, to }: Record<string, unknown>): TimelineFilter {
  const named = (Array.isArray(kind) ? kind : [kind]) as unknown[];
  const kinds = timelineKinds.filter((known) => named.includes(known));
  const known = timelineSources.find((one) => one === source);
  return {
    ...(kinds.length > 0 ? { kind: kinds } : {}),
    ...(known ? { source: known } : {}),
    ...(typeof from === 'string' && day.test(from) ? { from } : {}),
    ...(typeof to === 'string' && day.test(to) ? { to } : {}),
  };
}

/** What happened with a customer, newest first. */
export const timelineQuery = (id: number, { kind, source, from, to }: TimelineFilter) =>
  infiniteQueryOptions({
    queryKey: ['timeline', id, { kind, source, from, to }],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/customers/{id}/timeline', {
          params: {
            path: { id },
            query: {
              limit: 30,
              ...(pageParam === null ? {} : { after: pageParam }),
              ...(kind ? { kind } : {}),
              ...(source ? { source: finer[source] ?? [source] } : {}),
              ...(from ? { from } : {}),
              ...(to ? { to } : {}),
            },
          },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next ?? null,
  });
