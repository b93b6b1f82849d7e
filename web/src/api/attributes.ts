import { queryOptions } from '@tanstack/react-query';
import { api, body } from './client';
import type { Attribute, Fact } from './types';

export type Kind =
  | 'text'
  | 'integer'
  | 'number'
  | 'money'
  | 'percent'
  | 'date'
  | 'instant'
  | 'choice'
  | 'boolean'
  | 'user'
  | 'customer'
  | 'text-list';

/** What kind of values an attribute has. */
export function kindOf(attribute: { type: string }): Kind {
  return attribute.type.toLowerCase().replace('_', '-') as Kind;
}

/** The attributes of the catalogue by their codes, in the catalogue's order. */
export type Attributes = ReadonlyMap<string, Attribute>;

/** What can have happened to customers, by code. */
export type Facts = ReadonlyMap<string, Fact>;

const catalogue = {
  queryKey: ['customers', 'attributes'],
  queryFn: ({ signal }: { signal: AbortSignal }) => body(api.GET('/api/v1/customers/attributes', { signal })),
  staleTime: 10 * 60_000,
};

/** What customers can be listed, sorted and filtered by; names are in the language of the screen. */
export const attributesQuery = queryOptions({
  ...catalogue,
  select: (page): Attributes => new Map((page.items as Attribute[]).map((item) => [item.code, item])),
});

/** What rules can ask to have happened; names are in the language of the screen. */
export const factsQuery = queryOptions({
  ...catalogue,
  select: (page): Facts => new Map(page.facts.map((fact) => [fact.code, fact])),
});
