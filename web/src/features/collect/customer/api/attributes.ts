import { queryOptions } from '@tanstack/react-query';
import { api, body } from '@/api/client';
import type { Attribute } from '@/api/types';

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
  | 'text-list';

/** What kind of values an attribute has. */
export function kindOf(attribute: Attribute): Kind {
  return attribute.type.toLowerCase().replace('_', '-') as Kind;
}

/** The attributes of the catalogue by their codes, in the catalogue's order. */
export type Attributes = ReadonlyMap<string, Attribute>;

/** What customers can be listed, sorted and filtered by; names are in the language of the screen. */
export const attributesQuery = queryOptions({
  queryKey: ['customers', 'attributes'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/customers/attributes', { signal })),
  select: (page): Attributes => new Map((page.items as Attribute[]).map((item) => [item.code, item])),
  staleTime: 10 * 60_000,
});
