import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { CustomerRow, CustomerSearch, Rule, Sort } from '@/api/types';

/** Which customers, how ordered, with which fields. */
export interface Search {
  rule: Rule | undefined;
  sort: Sort | undefined;
  fields: readonly string[];
}

interface Page {
  items: CustomerRow[];
  next: string | null;
}

/** Rows of one request; larger ones would make the first rows wait. */
const pageSize = 100;

/** The pages of the list, one after the other by cursor. */
export function searchQuery(search: Search) {
  return infiniteQueryOptions({
    queryKey: ['customers', 'search', search],
    queryFn: async ({ pageParam, signal }): Promise<Page> => {
      const request = {
        ...(search.rule ? { rule: search.rule } : {}),
        ...(search.sort ? { sort: search.sort } : {}),
        fields: [...search.fields],
        limit: pageSize,
        ...(pageParam === null ? {} : { after: pageParam }),
      };
      const answer = await body(
        api.POST('/api/v1/customers/search', { body: request as CustomerSearch, signal }),
      );
      return answer as unknown as Page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 30_000,
  });
}
