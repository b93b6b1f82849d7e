import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, body, callHeaders, tellSignedOut } from '@/api/client';
import { ProblemError, readProblem } from '@/api/problem';
import type { Answer } from '@/api/types';
import { type Plan, readingOf } from '../plan';

export type Draft = Answer<'/api/v1/imports/drafts/{id}', 'get'>;
export type DraftColumn = Draft['columns'][number];
export type Check = Answer<'/api/v1/imports/drafts/{id}/check', 'post'>;
export type CheckedRow = Check['rows'][number];

/** A file that was handed in and not imported yet. */
export const draftQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', 'drafts', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/imports/drafts/{id}', { params: { path: { id } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What the first rows of the file look like as the plan reads them. */
export const checkQuery = (id: number, plan: Plan) =>
  queryOptions({
    queryKey: ['imports', 'drafts', id, 'check', readingOf(plan)],
    queryFn: ({ signal }) =>
      body(
        api.POST('/api/v1/imports/drafts/{id}/check', {
          params: { path: { id } },
          body: readingOf(plan),
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });

/** Hands a file in. The browser's fetch does not tell how much is sent, so this asks the old way. */
export function uploadDraft(
  file: File,
  onSent: (share: number) => void,
  signal: AbortSignal,
): Promise<Draft> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/imports/drafts');
    for (const [name, value] of Object.entries(callHeaders('POST'))) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onSent(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = new Response(request.responseText, { status: request.status });
      if (request.status === 201 || request.status === 200) {
        answer
          .json()
          .then(resolve, () => reject(new ProblemError({ code: 'web/unreadable', status: request.status })));
      } else {
        if (request.status === 401) tellSignedOut();
        void readProblem(answer).then(reject);
      }
    };
    request.onerror = () => reject(ProblemError.unreachable());
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
