import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { asProblem } from '@/api/problem';
import type { ValueCard } from '@/api/types';
import { aliveKnown } from '@/shared/alive';

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

/** True when the model can tell whether the customer is still one. */
export const knowsAlive = ({ pAlive, pAliveKnown }: Pick<ValueCard, 'pAlive' | 'pAliveKnown'>): boolean =>
  pAliveKnown && aliveKnown(pAlive);

/** Why there is no card: nothing has been computed yet, or the customer was not among those computed. */
export type Absence = 'no-run' | 'not-in-run';

const absences: Record<string, Absence> = { 'value/no-run': 'no-run', 'value/no-card': 'not-in-run' };

/** A customer's value card, or why there is none yet. */
export const valueCardQuery = (customerId: number) =>
  queryOptions({
    queryKey: ['value', 'card', customerId],
    queryFn: async ({ signal }): Promise<ValueCard | Absence> => {
      try {
        return await body(
          api.GET('/api/v1/customers/{id}/value', { params: { path: { id: customerId } }, signal }),
        );
      } catch (error) {
        const absence = absences[asProblem(error).code];
        if (absence) return absence;
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
