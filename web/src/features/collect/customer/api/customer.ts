import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { Asked, Customer, CustomerChange, NewCustomer } from '@/api/types';

/** One customer. */
export const customerQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => body(api.GET('/api/v1/customers/{id}', { params: { path: { id } }, signal })),
  });

/** Changes a customer as it was seen; the server refuses when somebody else changed it meanwhile. */
export function useChangeCustomer(customer: Pick<Customer, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ change, version }: { change: CustomerChange; version: number }) =>
      body(
        api.PATCH('/api/v1/customers/{id}', {
          params: { path: { id: customer.id }, header: { 'If-Match': `"${version}"` } },
          body: change as unknown as Asked<'/api/v1/customers/{id}', 'patch'>,
        }),
      ),
    onSuccess: async (changed) => {
      client.setQueryData(customerQuery(customer.id).queryKey, changed);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['customers', 'search'] }),
        client.invalidateQueries({ queryKey: ['customers', 'count'] }),
        client.invalidateQueries({ queryKey: ['timeline', customer.id] }),
      ]);
    },
  });
}

/** Adds a customer; pressing twice adds one. */
export function useAddCustomer() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ customer, key }: { customer: NewCustomer; key: string }) =>
      body(
        api.POST('/api/v1/customers', {
          params: { header: { 'Idempotency-Key': key } },
          body: customer as Asked<'/api/v1/customers', 'post'>,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['customers'] }),
  });
}
