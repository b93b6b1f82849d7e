import { infiniteQueryOptions } from '@tanstack/react-query';
import { searchCustomers } from '@/api/customers';
import type { Rule, Sort } from '@/api/types';

/** Which customers, how ordered, with which fields. */
export interface Search {
  rule: Rule | undefined;
  sort: Sort | undefined;
  fields: readonly string[];
}

/** Rows of one request; larger ones would make the first rows wait. */
const pageSize = 100;

/** The pages of the list, one after the other by cursor. */
export function searchQuery(search: Search) {
  return infiniteQueryOptions({
    queryKey: ['customers', 'search', search],
    queryFn: ({ pageParam, signal }) =>
      searchCustomers(
        {
          fields: search.fields,
          limit: pageSize,
          ...(search.rule ? { rule: search.rule } : {}),
          ...(search.sort ? { sort: search.sort } : {}),
          ...(pageParam === null ? {} : { after: pageParam }),
        },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 30_000,
  });
}
