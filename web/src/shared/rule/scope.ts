import type { Attributes } from '@/api/attributes';
import type { Attribute, Fact } from '@/api/types';

/** The attributes of something that happened, in the shape of a customer's. */
export function factAttributes(fact: Fact): Attributes {
  return new Map(
    fact.attributes.map((attribute): [string, Attribute] => [
      attribute.code,
      { ...attribute, sortable: false, filterable: true, group: '', groupName: '' },
    ]),
  );
}
