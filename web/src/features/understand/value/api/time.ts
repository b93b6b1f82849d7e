import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { asProblem } from '@/api/problem';
import type { Answer } from '@/api/types';

export type Movements = Answer<'/api/v1/value/movements', 'get'>;
export type Movement = NonNullable<Movements['movement']>;
export type MovementFlow = Movement['flows'][number];
export type MovementClass = Movement['classes'][number];
export type Cohorts = Answer<'/api/v1/value/cohorts', 'get'>;
export type Cohort = Cohorts['cohorts'][number];

/** What moves are counted between. */
export const kinds = ['stage', 'quadrant', 'rfm_group', 'churn'] as const;
export type Kind = (typeof kinds)[number];

/** The lengths of a cohort's periods. */
export const units = ['month', 'quarter'] as const;
export type Unit = (typeof units)[number];

/** Who moved between two days; without days, since about a month before the last one. */
export const movementsQuery = (by: Kind, from?: string, to?: string) =>
  queryOptions({
    queryKey: ['value', 'movements', by, from ?? '', to ?? ''],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/value/movements', {
          params: { query: { by, ...(from ? { from } : {}), ...(to ? { to } : {}) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** The cohorts of the published run, or null when no run has been published yet. */
export const cohortsQuery = (unit: Unit) =>
  queryOptions({
    queryKey: ['value', 'cohorts', unit],
    queryFn: async ({ signal }): Promise<Cohorts | null> => {
      try {
        return await body(api.GET('/api/v1/value/cohorts', { params: { query: { unit } }, signal }));
      } catch (error) {
        if (asProblem(error).code === 'value/no-run') return null;
        throw error;
      }
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
