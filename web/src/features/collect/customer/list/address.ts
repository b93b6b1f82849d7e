import type { Rule, Sort } from '@/api/types';

/** What the address of the list says. */
export interface ListAddress {
  q?: string;
  rule?: Rule;
  /** Attribute and direction, such as clv.desc. */
  sort?: string;
  /** The columns in their order with width and p for pinned where they are not as usual: name,stage.120.p,clv.96 */
  columns?: string;
  /** The saved view that the rest was taken from. */
  view?: number;
  /** The customer in the side panel. */
  peek?: number;
}

/** A column as the address tells of it. */
export interface Column {
  code: string;
  width?: number | undefined;
  pinned?: boolean | undefined;
}

export const narrowest = 56;
export const widest = 600;

const columnsShape = /^\w+(\.\d{1,4})?(\.p)?(,\w+(\.\d{1,4})?(\.p)?)*$/;

const operations = new Set([
  'and',
  'or',
  'not',
  'compare',
  'in',
  'between',
  'missing',
  'relative',
  'happened',
]);

function isRule(value: unknown): value is Rule {
  if (typeof value !== 'object' || value === null) return false;
  const rule = value as {
    op?: unknown;
    rules?: unknown;
    rule?: unknown;
    values?: unknown;
    attribute?: unknown;
    event?: unknown;
    where?: unknown;
  };
  if (typeof rule.op !== 'string' || !operations.has(rule.op)) return false;
  if (rule.op === 'and' || rule.op === 'or') return Array.isArray(rule.rules) && rule.rules.every(isRule);
  if (rule.op === 'not') return isRule(rule.rule);
  if (rule.op === 'happened') {
    return typeof rule.event === 'string' && (rule.where === undefined || isRule(rule.where));
  }
  return typeof rule.attribute === 'string' && (rule.op !== 'in' || Array.isArray(rule.values));
}

/** Reads an address; what makes no sense is left out. */
export function readAddress(search: Record<string, unknown>): ListAddress {
  const { q, rule, sort, columns, peek, view } = search;
  return {
    ...(typeof q === 'string' || typeof q === 'number' ? { q: String(q) } : {}),
    ...(isRule(rule) ? { rule } : {}),
    ...(typeof sort === 'string' && /^\w+\.(asc|desc)$/.test(sort) ? { sort } : {}),
    ...(typeof columns === 'string' && columnsShape.test(columns) ? { columns } : {}),
    ...(typeof peek === 'number' && Number.isSafeInteger(peek) ? { peek } : {}),
    ...(typeof view === 'number' && Number.isSafeInteger(view) ? { view } : {}),
  };
}

/** The order that an address names. */
export function sortOf(address: ListAddress): Sort | undefined {
  const [attribute, direction] = address.sort?.split('.') ?? [];
  return attribute ? { attribute, direction: direction === 'asc' ? 'asc' : 'desc' } : undefined;
}

/** The rule and the words of the search field as one rule. */
export function wholeRule({ q, rule }: ListAddress): Rule | undefined {
  const text = q?.trim();
  if (!text) return rule;
  const named: Rule = { op: 'compare', attribute: 'name', comparison: 'contains', value: text };
  return rule ? { op: 'and', rules: [named, rule] } : named;
}

const columnsKey = 'perennial.customers.columns';
const usual = 'name,stage,clv,p_alive,value_at_risk,orders,net_spend,last_order,quadrant,owner,city';

/** Columns as a text writes them. */
export function readColumns(text: string): Column[] {
  return text.split(',').map((part) => {
    const [code = '', ...more] = part.split('.');
    const width = Number(more.find((word) => word !== 'p'));
    return {
      code,
      ...(Number.isFinite(width) ? { width: Math.min(widest, Math.max(narrowest, width)) } : {}),
      ...(more.includes('p') ? { pinned: true } : {}),
    };
  });
}

/** Columns as a text. */
export function writeColumns(columns: readonly Column[]): string {
  return columns
    .map(({ code, width, pinned }) => [code, ...(width ? [width] : []), ...(pinned ? ['p'] : [])].join('.'))
    .join(',');
}

/** Columns without doubles, the name first and the pinned ones before the others. */
export function arranged(columns: readonly Column[]): Column[] {
  const once = columns.filter(
    ({ code }, index) => columns.findIndex((column) => column.code === code) === index,
  );
  const name = once.find(({ code }) => code === 'name') ?? { code: 'name' };
  const rest = once.filter(({ code }) => code !== 'name');
  return [name, ...rest.filter(({ pinned }) => pinned), ...rest.filter(({ pinned }) => !pinned)];
}

/** The columns in the order to show: as the address says, else as kept in this browser, else the usual ones. */
export function columnsOf(address: ListAddress, known: (code: string) => boolean): Column[] {
  const kept = localStorage.getItem(columnsKey);
  const said = address.columns ?? (kept && columnsShape.test(kept) ? kept : usual);
  return arranged(readColumns(said).filter(({ code }) => known(code)));
}

/** Keeps the columns for the next visit. */
export function keepColumns(columns: readonly Column[]): void {
  localStorage.setItem(columnsKey, writeColumns(columns));
}
