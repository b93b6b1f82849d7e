import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, body } from './client';
import { ProblemError } from './problem';
import type { Session } from './types';

/** Who is signed in, or null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      return await body(api.GET('/api/v1/session', { signal }));
    } catch (error) {
      if (error instanceof ProblemError && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

/** The session of the person at the screen; only for what is drawn after signing in. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error('nobody is signed in');
  return data;
}

/** True when the person may do what the permission names. */
export function usePermission(permission: string): boolean {
  return useQuery(sessionQuery).data?.permissions.includes(permission) ?? false;
}
