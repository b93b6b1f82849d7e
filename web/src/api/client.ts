import createClient, { type Middleware } from 'openapi-fetch';
import { currentLanguage } from '@/shared/language';
import { ProblemError, readProblem } from './problem';
import type { paths } from './schema';

function cookie(name: string): string | undefined {
  for (const part of document.cookie.split('; ')) {
    if (part.startsWith(`${name}=`)) return decodeURIComponent(part.slice(name.length + 1));
  }
  return undefined;
}

/** The headers that every call carries: the person's language and, for changes, the token against forged requests. */
export function callHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = { 'Accept-Language': currentLanguage() };
  if (method !== 'GET' && method !== 'HEAD') {
    const token = cookie('XSRF-TOKEN');
    if (token) headers['X-XSRF-TOKEN'] = token;
  }
  return headers;
}

const signedOutListeners = new Set<() => void>();

/** Calls the listener when an answer says that nobody is signed in any more; answers how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** Tells the listeners that nobody is signed in any more. */
export function tellSignedOut(): void {
  for (const listener of signedOutListeners) listener();
}

const conventions: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(callHeaders(request.method))) request.headers.set(name, value);
    return request;
  },
  async onResponse({ response, schemaPath }) {
    if (response.ok) return;
    const problem = await readProblem(response);
    if (response.status === 401 && schemaPath !== '/api/v1/session') tellSignedOut();
    throw problem;
  },
  onError({ error }) {
    if (error instanceof ProblemError || (error instanceof DOMException && error.name === 'AbortError'))
      return;
    return ProblemError.unreachable();
  },
};

/** The typed client; a call that is not answered with success throws a ProblemError. */
export const api = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '' });
api.use(conventions);

/** The body of an answer that has one. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}
