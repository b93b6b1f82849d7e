import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { Asked, Rule } from '@/api/types';

/** How long it is counted: as long as a page takes, for a moment longer, or to the end. */
export type Counting = 'quick' | 'patient' | 'exact';

const MOMENT = 400;

/** How many customers the rule finds. */
export function countQuery(rule: Rule | undefined, counting: Counting) {
  return queryOptions({
    queryKey: ['customers', 'count', rule, counting],
    queryFn: async ({ signal }) => {
      const request = {
        ...(rule ? { rule } : {}),
        ...(counting === 'exact' ? { exact: true } : {}),
        ...(counting === 'patient' ? { milliseconds: MOMENT } : {}),
      };
      return (await body(
        api.POST('/api/v1/customers/count', {
          body: request as Asked<'/api/v1/customers/count', 'post'>,
          signal,
        }),
      )) as { count: number; capped: boolean };
    },
    staleTime: 30_000,
  });
}
