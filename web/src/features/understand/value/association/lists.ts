import type { Rule } from '@/api/types';
import type { ListSearch } from '../overview/listLinks';

const bought = (product: string): Rule => ({
  op: 'happened',
  event: 'purchase',
  where: { op: 'compare', attribute: 'product', comparison: 'eq', value: product },
});

/** The customers who bought one product at some time and the other never, those worth most first. Rules know products by name. */
export const hasNotYet = (one: string, other: string): ListSearch => ({
  rule: { op: 'and', rules: [bought(one), { op: 'not', rule: bought(other) }] },
  sort: 'clv.desc',
});
