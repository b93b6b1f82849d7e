import type { CSSProperties } from 'react';
import type { Attribute } from '@/api/types';
import { kindOf } from '../api/attributes';

/** A column as the table shows it. */
export interface TableColumn {
  attribute: Attribute;
  width?: number | undefined;
  pinned: boolean;
}

/** Widths as properties of the grid, so that rows are not drawn anew while one is being changed. */
export function measures(first: number, widths: readonly number[]): CSSProperties {
  const properties: Record<string, string> = {
    '--first': `${first}px`,
    '--columns': widths.map((width) => `${width}px`).join(' '),
  };
  let left = first;
  widths.forEach((width, index) => {
    properties[`--left-${index}`] = `${left}px`;
    left += width;
  });
  return properties as CSSProperties;
}

/** Where a pinned cell stands while the others move. */
export function pinnedAt(pinned: boolean | undefined, index: number): CSSProperties | undefined {
  return pinned ? { left: `var(--left-${index})` } : undefined;
}

/** The width of a column that nobody changed. */
export function usualWidth(column: Attribute): number {
  if (column.code === 'name') return 208;
  switch (kindOf(column)) {
    case 'money':
      return 144;
    case 'percent':
    case 'integer':
    case 'number':
      return 104;
    case 'text-list':
      return 200;
    case 'date':
      return 136;
    default:
      return 120;
  }
}
