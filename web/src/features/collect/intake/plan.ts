import type { Asked } from '@/api/types';
import type { Draft, DraftColumn } from './api/drafts';
import type { Field } from './api/fields';

type Reading = Asked<'/api/v1/imports/drafts/{id}/check', 'post'>;

export type ImportObject = 'orders' | 'customers';
export type Existing = 'skip' | 'update' | 'fill-empty';
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** How the file is written; what is absent is recognised. */
export interface ReadingSettings {
  dateOrder?: DateOrder;
  decimalMark?: '.' | ',';
  zone?: string;
  currency?: string;
}

/** One mended cell. */
export interface Edit {
  row: number;
  column: number;
  value: string;
}

/** All that a person decides about a file before it is imported. */
export interface Plan {
  object: ImportObject;
  /** The column of each field. */
  mapping: Record<string, number>;
  settings: ReadingSettings;
  edits: Edit[];
  existing: Existing;
  source: string;
}

/** Fields that a file of orders cannot do without; the amount may be quantity times price instead. */
const amountParts = ['quantity', 'price'];

/** The plan that the file suggests by its headings. */
export function planFor(draft: Draft): Plan {
  const object = draft.suggestedObject as ImportObject;
  return {
    object,
    mapping: { ...draft.recognised[object] },
    settings: {},
    edits: [],
    existing: 'skip',
    source: '',
  };
}

/** The field that a column holds, or undefined for an ignored one. */
export function fieldOf(plan: Plan, column: number): string | undefined {
  return Object.keys(plan.mapping).find((field) => plan.mapping[field] === column);
}

/** The plan with a column holding another field, or none; a field stands in one column only. */
export function assign(plan: Plan, column: number, field: string | undefined): Plan {
  const mapping = Object.fromEntries(
    Object.entries(plan.mapping).filter(([code, at]) => at !== column && code !== field),
  );
  if (field !== undefined) mapping[field] = column;
  return { ...plan, mapping };
}

/** The plan for the other kind of rows, as the headings suggest it. */
export function withObject(plan: Plan, draft: Draft, object: ImportObject): Plan {
  return object === plan.object ? plan : { ...plan, object, mapping: { ...draft.recognised[object] } };
}

/** The headings among which a person must choose for a field, because each could be it. */
export function candidates(plan: Plan, draft: Draft, field: string): string[] {
  return (draft.ambiguous[plan.object]?.[field] ?? []).map((at) => draft.columns[at]?.heading ?? '');
}

/** The fields without which no row can be read and that no column holds yet. */
export function missingFields(plan: Plan, fields: readonly Field[]): Field[] {
  const has = (code: string) => plan.mapping[code] !== undefined;
  return fields.filter(({ code, required }) => {
    if (code === 'amount' && plan.object === 'orders') return !has(code) && !amountParts.every(has);
    return required && !has(code);
  });
}

/** The columns read as dates whose day and month cannot be told apart. */
export function ambiguousDates(plan: Plan, draft: Draft): DraftColumn[] {
  return draft.columns.filter(
    ({ index, dates }) => dates === 'ambiguous' && /(_at|date)$/.test(fieldOf(plan, index) ?? ''),
  );
}

/** True when nothing keeps the rows from being read. */
export function readable(plan: Plan, draft: Draft, fields: readonly Field[]): boolean {
  const datesSettled = plan.settings.dateOrder !== undefined || ambiguousDates(plan, draft).length === 0;
  return datesSettled && missingFields(plan, fields).length === 0;
}

/** The edit of a cell, if it has one. */
export function editOf(plan: Plan, row: number, column: number): Edit | undefined {
  return plan.edits.find((edit) => edit.row === row && edit.column === column);
}

/** The plan with a cell mended; without a value the cell is again as the file has it. */
export function mend(plan: Plan, row: number, column: number, value: string | undefined): Plan {
  const others = plan.edits.filter((edit) => edit.row !== row || edit.column !== column);
  return { ...plan, edits: value === undefined ? others : [...others, { row, column, value }] };
}

/** What the server needs to read the rows. */
export function readingOf({ object, mapping, settings, edits }: Plan): Reading {
  return { object, mapping, settings, edits };
}

/** What the server needs to start. */
export function requestOf(draftId: number, plan: Plan) {
  const source = plan.source.trim();
  return {
    draftId,
    ...readingOf(plan),
    policy: { existing: plan.existing },
    ...(source === '' ? {} : { source }),
  };
}

const key = (draftId: number) => `perennial.import.${draftId}`;

/** The plan as it was left in this tab, or the one the file suggests. */
export function keptPlan(draft: Draft): Plan {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key(draft.id)) ?? 'null') as Plan | null;
    return kept ? { ...planFor(draft), ...kept } : planFor(draft);
  } catch {
    return planFor(draft);
  }
}

/** Keeps the plan for a reload of the page. */
export function keepPlan(draftId: number, plan: Plan): void {
  sessionStorage.setItem(key(draftId), JSON.stringify(plan));
}

/** Forgets the plan of a file that was imported. */
export function forgetPlan(draftId: number): void {
  sessionStorage.removeItem(key(draftId));
}
