import { useMutation } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import { useJobStarted } from '@/api/jobs';
import type { Asked, Job } from '@/api/types';
import type { Selection } from '../list/selection';
import type { Search } from './searchCustomers';

export const exportFormats = ['xlsx', 'csv', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Starts the job that writes the list to a file. */
export function useExport() {
  const started = useJobStarted();
  return useMutation({
    mutationFn: async ({
      search: { rule, sort, fields },
      selection,
      format,
    }: {
      search: Search;
      selection: Selection | undefined;
      format: ExportFormat;
    }) =>
      (await body(
        api.POST('/api/v1/customers/export', {
          body: {
            ...(rule ? { rule } : {}),
            ...(sort ? { sort } : {}),
            fields: [...fields],
            ...(selection && (selection.all ? { except: [...selection.ids] } : { ids: [...selection.ids] })),
            format,
          } as Asked<'/api/v1/customers/export', 'post'>,
        }),
      )) as unknown as Job,
    onSuccess: started,
  });
}
