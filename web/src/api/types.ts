import type { paths } from './schema';

type Verb = 'get' | 'post' | 'patch' | 'put' | 'delete';
type Json<T> = T extends { content: infer C } ? C[keyof C] : undefined;

/** The body of a successful answer. */
export type Answer<Path extends keyof paths, Method extends Verb> = paths[Path][Method] extends {
  responses: infer R;
}
  ? Json<R[keyof R & (200 | 201 | 202)]>
  : never;

/** The body that a call sends. */
export type Asked<Path extends keyof paths, Method extends Verb> = paths[Path][Method] extends {
  requestBody: infer R;
}
  ? Json<R>
  : never;

type Items<T> = T extends { items: (infer Item)[] } ? Item : never;

export type Attribute = Items<Answer<'/api/v1/customers/attributes', 'get'>>;
/** What can have happened to customers. */
export type Fact = Answer<'/api/v1/customers/attributes', 'get'>['facts'][number];
export type AuditEntry = Items<Answer<'/api/v1/audit', 'get'>>;
export type CreatedToken = Answer<'/api/v1/tokens', 'post'>;
export type Customer = Answer<'/api/v1/customers/{id}', 'get'>;
export type NewCustomer = Asked<'/api/v1/customers', 'post'>;
export type Order = Items<Answer<'/api/v1/customers/{id}/orders', 'get'>>;
export type Province = Items<Answer<'/api/v1/regions', 'get'>>;
export type City = Province['cities'][number];
export type Person = Items<Answer<'/api/v1/people', 'get'>>;
export type SavedView = Items<Answer<'/api/v1/views', 'get'>>;
export type Session = Answer<'/api/v1/session', 'get'>;
export type TimelineItem = Items<Answer<'/api/v1/customers/{id}/timeline', 'get'>>;
export type Team = Items<Answer<'/api/v1/teams', 'get'>>;
export type Token = Items<Answer<'/api/v1/tokens', 'get'>>;
export type User = Items<Answer<'/api/v1/users', 'get'>>;
export type UserSession = Items<Answer<'/api/v1/sessions', 'get'>>;
export type ViewContent = SavedView['content'];
export type ValueCard = Answer<'/api/v1/customers/{id}/value', 'get'>;
export type Why = Answer<'/api/v1/customers/{id}/value/why', 'get'>;

/** What to change of a customer: what is absent stays, null empties. */
export interface CustomerChange {
  kind?: 'person' | 'company';
  name?: string;
  email?: string | null;
  phone?: string | null;
  country?: string | null;
  province?: string | null;
  city?: string | null;
  industry?: string | null;
  source?: string | null;
  ownerId?: number | null;
  teamId?: number | null;
  tags?: string[];
  district?: string | null;
  campaign?: string | null;
  size?: string | null;
  interests?: string[];
  beliefs?: string[];
  habits?: string | null;
  reaches?: readonly object[];
  contacts?: readonly object[];
  identities?: readonly object[];
  /** Values of fields by their codes. */
  custom?: Record<string, unknown>;
}

/** Work that goes on in the background. */
export interface Job {
  id: number;
  kind: string;
  title: string;
  state: 'queued' | 'running' | 'cancelling' | 'cancelled' | 'succeeded' | 'failed';
  phaseName?: string | null;
  done?: number | null;
  total?: number | null;
  unit?: string | null;
  perSecond?: number | null;
  secondsLeft?: number | null;
  counts: Record<string, number>;
  result?: Record<string, unknown> | null;
  problem?: Problem | null;
  cancellable: boolean;
  retryable: boolean;
  createdAt: string;
  startedAt?: string | null;
  finishedAt?: string | null;
}

export type Role = 'admin' | 'analyst' | 'agent';

/** An estimate with its bounds. */
export interface Estimate {
  estimate: number;
  low: number;
  high: number;
}

/** True for an estimate that exists with its bounds: money has none where too few customers bought twice. */
export function isEstimate(
  figure: { estimate?: number | null; low?: number | null; high?: number | null } | null | undefined,
): figure is Estimate {
  return figure?.estimate != null && figure.low != null && figure.high != null;
}

/** One row of the customers list; the fields are those asked for. */
export type CustomerRow = { id: number } & Record<string, unknown>;

/** How the list is ordered. */
export interface Sort {
  attribute: string;
  direction: 'asc' | 'desc';
}

export type RuleValue = string | number | boolean;
export type Comparison = 'gt' | 'ge' | 'lt' | 'le' | 'eq' | 'ne' | 'contains' | 'starts-with';

/** A condition on customers as data. */
/** Where a day lies, seen from today, which is one of the last and of the next days. */
export type Span = 'last' | 'next' | 'before' | 'after';

export type Rule =
  | { op: 'and'; rules: Rule[] }
  | { op: 'or'; rules: Rule[] }
  | { op: 'not'; rule: Rule }
  | { op: 'compare'; attribute: string; comparison: Comparison; value: RuleValue }
  | { op: 'in'; attribute: string; values: RuleValue[] }
  | { op: 'between'; attribute: string; low: RuleValue; high: RuleValue }
  | { op: 'missing'; attribute: string }
  | { op: 'relative'; attribute: string; span: Span; days: number; yearly?: boolean }
  | { op: 'happened'; event: string; within?: Window; count?: Count; where?: Rule };

/** Days in which something happened: the last so many, or those from one to another. */
export type Window = { days: number } | { from?: string; to?: string };

/** How often something happened. */
export interface Count {
  comparison: 'gt' | 'ge' | 'lt' | 'le' | 'eq' | 'ne';
  value: number;
}

/** One thing that is wrong in what was sent. */
export interface Violation {
  pointer: string;
  code: string;
  detail: string;
}

/** A refusal or failure as the server tells it. */
export interface Problem {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  traceId?: string;
  violations?: Violation[];
}
