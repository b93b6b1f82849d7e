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

/** The day of the last order that the person may see; a run that names no day looks from the last of all. */
export const lastOrderQuery = queryOptions({
  queryKey: ['customers', 'last-order'],
  queryFn: async ({ signal }) => {
    const { items } = await searchCustomers(
      { sort: { attribute: 'last_order', direction: 'desc' }, fields: ['last_order'], limit: 1 },
      signal,
    );
    const day = items[0]?.['last_order'];
    return typeof day === 'string' ? day : null;
  },
  staleTime: 10_000,
});
