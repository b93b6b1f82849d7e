import type { Problem, Violation } from './types';

/** A refusal or failure as the server told it, or the browser's own finding that the server did not answer. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly traceId: string | undefined;
  readonly violations: readonly Violation[];

  constructor(problem: Partial<Problem> & { code: string; status: number }) {
    super(problem.detail ?? problem.title ?? problem.code);
    this.name = 'ProblemError';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title ?? '';
    this.detail = problem.detail;
    this.traceId = problem.traceId;
    this.violations = problem.violations ?? [];
  }

  /** The server could not be reached at all. */
  static unreachable(): ProblemError {
    return new ProblemError({ code: 'web/unreachable', status: 0 });
  }

  /** True when asking again may help: the server was away or overloaded. */
  get passing(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** Reads the problem from an answer; an answer that is none becomes one with the code web/unreadable. */
export async function readProblem(response: Response): Promise<ProblemError> {
  try {
    const problem = (await response.clone().json()) as Partial<Problem>;
    if (typeof problem.code === 'string') {
      return new ProblemError({ ...problem, code: problem.code, status: response.status });
    }
  } catch {
    // Not JSON: a proxy's page, or nothing.
  }
  return new ProblemError({
    code: response.status >= 502 && response.status <= 504 ? 'web/unreachable' : 'web/unreadable',
    status: response.status,
  });
}

/** Anything thrown, as a problem to show. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError({
    code: 'web/broken',
    status: -1,
    detail: error instanceof Error ? error.message : String(error),
  });
}
