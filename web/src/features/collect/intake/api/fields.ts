import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { Answer } from '@/api/types';
import type { ImportObject } from '../plan';

export type Field = Answer<'/api/v1/imports/fields', 'get'>['items'][number];

/** What a file of orders or customers can tell. */
export const fieldsQuery = (object: ImportObject) =>
  queryOptions({
    queryKey: ['imports', 'fields', object],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/v1/imports/fields', { params: { query: { object } }, signal }))).items,
    staleTime: 10 * 60_000,
  });
