import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import type { Team } from './types';

/** All teams, also retired ones. */
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/teams', { signal }))).items,
  staleTime: 60_000,
});

/** What can be chosen: teams that are not retired, and the one that is chosen already. */
export function teamOptions(teams: readonly Team[] | undefined, chosen?: number | null) {
  return (teams ?? [])
    .filter(({ id, retired }) => !retired || id === chosen)
    .map(({ id, name }) => ({ value: id, label: name }));
}
