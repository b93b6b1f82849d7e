import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { asProblem } from '@/api/problem';
import type { Answer } from '@/api/types';

export type Catalogue = Answer<'/api/v1/models', 'get'>;
export type Entry = Catalogue['items'][number];
export type ModelDetail = Answer<'/api/v1/models/{code}', 'get'>;
export type Traits = Answer<'/api/v1/customers/{id}/traits', 'get'>;
export type TraitModel = Traits['models'][number];

export const modelsQuery = queryOptions({
  queryKey: ['value', 'models'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/models', { signal })),
  staleTime: 60_000,
});

export const modelDetailQuery = (code: string) =>
  queryOptions({
    queryKey: ['value', 'models', code],
    queryFn: ({ signal }) => body(api.GET('/api/v1/models/{code}', { params: { path: { code } }, signal })),
    staleTime: 60_000,
  });

/** A customer's traits, or null while no run has any of them. */
export const traitsQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id, 'traits'],
    queryFn: async ({ signal }): Promise<Traits | null> => {
      try {
        return await body(api.GET('/api/v1/customers/{id}/traits', { params: { path: { id } }, signal }));
      } catch (error) {
        if (asProblem(error).code === 'value/no-traits') return null;
        throw error;
      }
    },
  });
