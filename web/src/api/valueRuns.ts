import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body } from './client';
import { useJobStarted } from './jobs';
import type { Asked } from './types';

export type RunRequest = Asked<'/api/v1/value/runs', 'post'>;

/** Has traits follow what was told of customers since the published run. */
export function useRefreshTraits() {
  const started = useJobStarted();
  return useMutation({
    mutationFn: () => body(api.POST('/api/v1/value/refreshes')),
    onSuccess: started,
  });
}

/** Starts a value run; what is not named is as in the published run. */
export function useStartRun() {
  const client = useQueryClient();
  const started = useJobStarted();
  return useMutation({
    mutationFn: (request: RunRequest) => body(api.POST('/api/v1/value/runs', { body: request })),
    onSuccess: async () => {
      started();
      await client.invalidateQueries({ queryKey: ['value', 'runs'] });
    },
  });
}
