import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import type { Asked, CustomerRow, Rule, Sort } from './types';

/** Which customers, in which order, with which fields. */
export interface CustomerQuestion {
  rule?: Rule | undefined;
  sort?: Sort | undefined;
  fields: readonly string[];
  limit: number;
  after?: string | undefined;
}

/** Rows and the cursor of the page after. */
export interface CustomerPage {
  items: CustomerRow[];
  next: string | null;
}

/** One page of customers. */
export async function searchCustomers(
  question: CustomerQuestion,
  signal: AbortSignal,
): Promise<CustomerPage> {
  // The server writes the rows straight from the database, so that their description says nothing of them.
  const { data } = await api.POST('/api/v1/customers/search', {
    body: question as unknown as Asked<'/api/v1/customers/search', 'post'>,
    signal,
  });
  return data as unknown as CustomerPage;
}

/** Customers whose names begin so. */
export const customersNamedQuery = (beginning: string) =>
  queryOptions({
    queryKey: ['customers', 'named', beginning],
    queryFn: ({ signal }) =>
      searchCustomers(
        {
          rule: { op: 'compare', attribute: 'name', comparison: 'starts-with', value: beginning },
          fields: ['name'],
          limit: 10,
        },
        signal,
      ),
    enabled: beginning.length > 0,
  });

/** The name of a customer; the question fails where the person may not see that customer. */
export const customerNameQuery = (id: number) =>
  queryOptions({
    queryKey: ['customers', 'name', id],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/v1/customers/{id}', { params: { path: { id } }, signal }))).name,
    staleTime: 60_000,
    retry: false,
  });
