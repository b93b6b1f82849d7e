import { QueryClient } from '@tanstack/react-query';
import { asProblem } from '@/api/problem';

/** Asks again only when that may help, and keeps what was read while a page is revisited. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // Away from the network a call fails at once and says so, instead of waiting without a word.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => asProblem(error).passing && count < 2,
      },
    },
  });
}
