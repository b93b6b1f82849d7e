import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { asProblem } from '@/api/problem';

/** The figures that can be asked why. */
export const figures = [
  'clv',
  'p_alive',
  'expected_orders',
  'stage',
  'value_at_risk',
  'rfm',
  'quadrant',
  'rhythm',
] as const;
export type Figure = (typeof figures)[number];

/** The figure that an address asks about. */
export function figureIn(search: Record<string, unknown>): Figure | undefined {
  return figures.find((figure) => figure === search.why);
}

/** A customer's value card, or null when there is none yet. */
export const valueCardQuery = (customerId: number) =>
  queryOptions({
    queryKey: ['value', 'card', customerId],
    queryFn: async ({ signal }) => {
      try {
        return await body(
          api.GET('/api/v1/customers/{id}/value', { params: { path: { id: customerId } }, signal }),
        );
      } catch (error) {
        if (asProblem(error).code === 'value/no-card') return null;
        throw error;
      }
    },
    staleTime: 30_000,
  });

/** How the figures of a customer moved from run to run. */
export const valueHistoryQuery = (customerId: number) =>
  queryOptions({
    queryKey: ['value', 'history', customerId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/customers/{id}/value/history', { params: { path: { id: customerId } }, signal })),
    staleTime: 60_000,
  });

/** Why a figure is what it is. */
export const whyQuery = (customerId: number, figure: Figure) =>
  queryOptions({
    queryKey: ['value', 'why', customerId, figure],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/customers/{id}/value/why', {
          params: { path: { id: customerId }, query: { figure } },
          signal,
        }),
      ),
    staleTime: 60_000,
  });
