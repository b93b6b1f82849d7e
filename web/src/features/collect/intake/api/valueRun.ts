import { useMutation } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { useJobStarted } from '@/api/jobs';

/** Starts a value run with the usual settings, over what is there now. */
export function useStartValueRun() {
  const started = useJobStarted();
  return useMutation({
    mutationFn: () => body(api.POST('/api/v1/value/runs', { body: {} })),
    onSuccess: started,
  });
}
