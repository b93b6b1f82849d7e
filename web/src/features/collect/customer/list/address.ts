import type { Rule, Sort } from '@/api/types';

/** What the address of the list says. */
export interface ListAddress {
  q?: string;
  rule?: Rule;
  /** Attribute and direction, such as clv.desc. */
  sort?: string;
  /** Codes of the columns in their order, such as name,stage,clv. */
  columns?: string;
  /** The customer in the side panel. */
  peek?: number;
}

const operations = new Set(['and', 'or', 'not', 'compare', 'in', 'between', 'missing', 'happened']);

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
  const { q, rule, sort, columns, peek } = search;
  return {
    ...(typeof q === 'string' || typeof q === 'number' ? { q: String(q) } : {}),
    ...(isRule(rule) ? { rule } : {}),
    ...(typeof sort === 'string' && /^\w+\.(asc|desc)$/.test(sort) ? { sort } : {}),
    ...(typeof columns === 'string' && /^\w+(,\w+)*$/.test(columns) ? { columns } : {}),
    ...(typeof peek === 'number' && Number.isSafeInteger(peek) ? { peek } : {}),
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
const widthsKey = 'perennial.customers.widths';
const usual = [
  'name',
  'stage',
  'clv',
  'p_alive',
  'value_at_risk',
  'orders',
  'net_spend',
  'last_order',
  'quadrant',
  'owner',
  'city',
];

/** The columns in the order to show: as the address says, else as kept in this browser, else the usual ones. */
export function columnsOf(address: ListAddress, known: (code: string) => boolean): string[] {
  const said = (address.columns ?? localStorage.getItem(columnsKey) ?? usual.join(',')).split(',');
  const columns = [...new Set(said)].filter(known);
  return columns.includes('name') ? columns : ['name', ...columns];
}

/** Keeps the columns for the next visit. */
export function keepColumns(columns: readonly string[]): void {
  localStorage.setItem(columnsKey, columns.join(','));
}

/** The widths of columns as they were left. */
export function keptWidths(): Record<string, number> {
  try {
    const kept = JSON.parse(localStorage.getItem(widthsKey) ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(
      Object.entries(kept).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
    );
  } catch {
    return {};
  }
}

/** Keeps the widths for the next visit. */
export function keepWidths(widths: Record<string, number>): void {
  localStorage.setItem(widthsKey, JSON.stringify(widths));
}
