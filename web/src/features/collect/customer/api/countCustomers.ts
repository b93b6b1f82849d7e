import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { Asked, Rule } from '@/api/types';

/** How many customers the rule finds; beyond a bound only when asked to count exactly. */
export function countQuery(rule: Rule | undefined, exact: boolean) {
  return queryOptions({
    queryKey: ['customers', 'count', rule, exact],
    queryFn: async ({ signal }) => {
      const request = { ...(rule ? { rule } : {}), ...(exact ? { exact } : {}) };
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
