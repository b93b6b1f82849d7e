import type { Rule, SavedView } from '@/api/types';
import type { Shown } from '../api/views';
import { type Column, type ListAddress, sortOf, wholeRule, writeColumns } from './address';

/** What a view holds, in the terms of the list. */
export function shownBy(view: SavedView): Shown {
  const { rule, sort, columns } = view.content;
  return {
    rule: (rule ?? undefined) as Rule | undefined,
    sort: sort?.attribute
      ? { attribute: sort.attribute, direction: sort.direction === 'desc' ? 'desc' : 'asc' }
      : undefined,
    columns: (columns ?? []).map(({ code, width, pinned }) => ({
      code: code ?? '',
      ...(width ? { width } : {}),
      ...(pinned ? { pinned } : {}),
    })),
  };
}

/** The whole address of a view, so that a link shows the same list even when the view is changed later. */
export function addressOf(view: SavedView, otherwise: readonly Column[]): ListAddress {
  const { rule, sort, columns } = shownBy(view);
  return {
    view: view.id,
    columns: writeColumns(columns.length > 0 ? columns : otherwise),
    ...(rule ? { rule } : {}),
    ...(sort ? { sort: `${sort.attribute}.${sort.direction}` } : {}),
  };
}

/** True for an address that names a view and nothing of what it holds. */
export function isShort({ view, q, rule, sort, columns }: ListAddress): boolean {
  return view !== undefined && [q, rule, sort, columns].every((part) => part === undefined);
}

/** What the list shows at an address. */
export function shownAt(address: ListAddress, columns: readonly Column[]): Shown {
  return { rule: wholeRule(address), sort: sortOf(address), columns };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined && inner !== null && inner !== false)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, key === 'value' ? inner : sorted(inner)]),
  );
}

/** True when two lists would show the same. */
export function same(one: Shown, other: Shown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}
