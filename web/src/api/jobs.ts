import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api, body } from './client';
import { asProblem } from './problem';
import type { Job } from './types';

/** True while a job has not come to its end. */
export function isActive(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running' || job.state === 'cancelling';
}

export const jobsQuery = queryOptions({
  queryKey: ['jobs', 'recent'],
  queryFn: async ({ signal }) => {
    const page = await body(
      api.GET('/api/v1/jobs', { params: { query: { state: 'all', limit: 20 } }, signal }),
    );
    return { items: page.items as unknown as Job[] };
  },
  // Often while something runs, else rarely: other people's doing may start a job too.
  refetchInterval: (query) => (query.state.data?.items.some(isActive) ? 1000 : 30_000),
});

export const jobQuery = (id: number) =>
  queryOptions({
    queryKey: ['jobs', id],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/v1/jobs/{id}', { params: { path: { id } }, signal }))) as unknown as Job,
    refetchInterval: ({ state }) => {
      // Somebody else's job stays unreadable; a server that is away comes back.
      if (state.error && !asProblem(state.error).passing) return false;
      return state.data && !isActive(state.data) ? false : 700;
    },
  });

/** The latest jobs of the person, refreshed while one runs. */
export function useJobs() {
  return useQuery(jobsQuery);
}

/** Reads all pages anew whenever a job of the person has ended: it changed what they show. */
export function useLookAgainWhenJobsEnd(): void {
  const client = useQueryClient();
  const { data } = useJobs();
  const known = useRef<Set<number>>(undefined);
  useEffect(() => {
    if (!data) return;
    const ended = data.items.filter((job) => !isActive(job)).map((job) => job.id);
    const before = known.current;
    known.current = new Set([...(before ?? []), ...ended]);
    if (before && ended.some((id) => !before.has(id))) {
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'jobs' });
    }
  }, [data, client]);
}

/** One job, refreshed until it has ended. */
export function useJob(id: number | undefined) {
  return useQuery({ ...jobQuery(id ?? 0), enabled: id !== undefined });
}

/** Makes every view of jobs look again, after one was started. */
export function useJobStarted(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: ['jobs'] });
}

/** Asks a running job to stop. */
export function useCancelJob() {
  const started = useJobStarted();
  return useMutation({
    mutationFn: (id: number) => body(api.POST('/api/v1/jobs/{id}/cancel', { params: { path: { id } } })),
    onSettled: started,
  });
}

/** Lets a failed or cancelled job go on from where it stopped. */
export function useRetryJob() {
  const started = useJobStarted();
  return useMutation({
    mutationFn: (id: number) => body(api.POST('/api/v1/jobs/{id}/retry', { params: { path: { id } } })),
    onSettled: started,
  });
}

/** Takes back what a job did, at the address that its result names. */
export function useUndo() {
  const started = useJobStarted();
  return useMutation({
    mutationFn: (address: string) => api.POST(address as '/api/v1/customers/bulk/{id}/undo', {} as never),
    onSettled: started,
  });
}
