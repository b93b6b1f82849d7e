import { api } from './client';
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
