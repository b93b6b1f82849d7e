import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, body, callHeaders } from '@/api/client';
import { readProblem } from '@/api/problem';
import type { Answer } from '@/api/types';

export type Note = Answer<'/api/v1/notes/{id}', 'get'>;

/** The notes that stand on top of a customer's page. */
export const pinnedNotesQuery = (customerId: number) =>
  queryOptions({
    queryKey: ['notes', customerId, 'pinned'],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/customers/{id}/notes', {
          params: { path: { id: customerId }, query: { pinned: true } },
          signal,
        }),
      ),
  });

const refresh = (client: QueryClient, customerId: number) =>
  Promise.all([
    client.invalidateQueries({ queryKey: ['timeline', customerId] }),
    client.invalidateQueries({ queryKey: ['notes', customerId] }),
  ]);

async function attach(noteId: number, file: File): Promise<void> {
  const form = new FormData();
  form.append('file', file);
  const answer = await fetch(`/api/v1/notes/${noteId}/files`, {
    method: 'POST',
    headers: callHeaders('POST'),
    body: form,
  });
  if (!answer.ok) throw await readProblem(answer);
}

/** Writes a note with its files. Sent again after a failure it goes on with what is missing. */
export function useWriteNote(customerId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ text, key, files }: { text: string; key: string; files: File[] }) => {
      const note = await body(
        api.POST('/api/v1/customers/{id}/notes', {
          params: { path: { id: customerId }, header: { 'Idempotency-Key': key } },
          body: { text },
        }),
      );
      const there = new Set(note.files.map(({ name, size }) => `${name} ${size}`));
      for (const file of files) {
        if (!there.has(`${file.name} ${file.size}`)) await attach(note.id, file);
      }
      return note;
    },
    onSettled: () => refresh(client, customerId),
  });
}

/** Changes the text of a note, or pins it, as it was seen. */
export function useChangeNote(customerId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      version,
      ...change
    }: {
      id: number;
      version: number;
      text?: string;
      pinned?: boolean;
    }) =>
      body(
        api.PATCH('/api/v1/notes/{id}', {
          params: { path: { id }, header: { 'If-Match': `"${version}"` } },
          body: change,
        }),
      ),
    onSettled: () => refresh(client, customerId),
  });
}

/** Deletes a note or brings it back. A deleted one stays on the page, as such, until that is drawn anew. */
export function useDeleteNote(customerId: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, restore }: { id: number; restore?: boolean }) => {
      const params = { path: { id } };
      await (restore
        ? api.POST('/api/v1/notes/{id}/restore', { params })
        : api.DELETE('/api/v1/notes/{id}', { params }));
    },
    onSuccess: (_, { restore }) => (restore ? refresh(client, customerId) : undefined),
  });
}
