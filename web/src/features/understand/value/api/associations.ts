import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { asProblem } from '@/api/problem';
import type { Answer } from '@/api/types';

export type Associations = Answer<'/api/v1/value/associations', 'get'>;
export type LinkedProduct = Answer<'/api/v1/value/associations/products', 'get'>['items'][number];
export type ProductDetail = Answer<'/api/v1/value/associations/products/{id}', 'get'>;
export type Pair = ProductDetail['together'][number];
export type Follower = ProductDetail['next'][number];
export type Again = NonNullable<ProductDetail['again']>;

/** What pairs are sorted by. */
export const sorts = ['low', 'lift', 'baskets', 'confidence'] as const;
export type Sort = (typeof sorts)[number];

/** Which pairs are asked for. */
export interface Wanted {
  category?: string | undefined;
  least?: number | undefined;
}

/** What there is to look at, or null before any run has worked it out. */
export const associationsQuery = queryOptions({
  queryKey: ['value', 'associations'],
  queryFn: async ({ signal }): Promise<Associations | null> => {
    try {
      return await body(api.GET('/api/v1/value/associations', { signal }));
    } catch (error) {
      if (asProblem(error).code === 'value/no-associations') return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

/** Products whose name has a text in it, the most frequent first. */
export const linkedProductsQuery = (search: string) =>
  queryOptions({
    queryKey: ['value', 'associations', 'products', search],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/value/associations/products', { params: { query: { search, limit: 50 } }, signal }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** A product with what is bought with it, after it, and when it is bought again. */
export const linkedProductQuery = (id: number) =>
  queryOptions({
    queryKey: ['value', 'associations', 'product', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/value/associations/products/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  });

const pairs = (wanted: Wanted, sort: Sort, limit: number, after: string | undefined, signal: AbortSignal) =>
  body(
    api.GET('/api/v1/value/associations/pairs', {
      params: {
        query: {
          sort,
          limit,
          ...(wanted.category === undefined ? {} : { category: wanted.category }),
          ...(wanted.least === undefined ? {} : { leastBaskets: wanted.least }),
          ...(after === undefined ? {} : { after }),
        },
      },
      signal,
    }),
  );

/** Pairs, a page at a time. */
export const pairsQuery = (wanted: Wanted, sort: Sort) =>
  infiniteQueryOptions({
    queryKey: ['value', 'associations', 'pairs', wanted.category ?? '', wanted.least ?? 0, sort],
    queryFn: ({ pageParam, signal }) => pairs(wanted, sort, 30, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.after ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

/** The strongest pairs, as many as can be drawn. */
export const strongestPairsQuery = (wanted: Wanted, most: number) =>
  queryOptions({
    queryKey: ['value', 'associations', 'strongest', wanted.category ?? '', wanted.least ?? 0, most],
    queryFn: ({ signal }) => pairs(wanted, 'low', most, undefined, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
