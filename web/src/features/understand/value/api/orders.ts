import { queryOptions } from '@tanstack/react-query';
import { searchCustomers } from '@/api/customers';

/** True when some customer has ordered, so that a run has something to read. */
export const anyOrderQuery = queryOptions({
  queryKey: ['customers', 'any-order'],
  queryFn: async ({ signal }) => {
    const { items } = await searchCustomers(
      {
        rule: { op: 'compare', attribute: 'orders', comparison: 'ge', value: 1 },
        fields: ['name'],
        limit: 1,
      },
      signal,
    );
    return items.length > 0;
  },
  staleTime: 10_000,
});
