/** The steps of an import, in their order. */
export const steps = ['file', 'columns', 'check', 'policy'] as const;
export type Step = (typeof steps)[number];

/** What the address of the page says: the file being prepared and at which step, or the import looked at. */
export interface ImportAddress {
  draft?: number;
  step?: Step;
  import?: number;
}

const id = (value: unknown) => (typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined);

/** Reads an address; what makes no sense is left out. */
export function readAddress(search: Record<string, unknown>): ImportAddress {
  const opened = id(search.import);
  if (opened !== undefined) return { import: opened };
  const draft = id(search.draft);
  if (draft === undefined) return {};
  const step = steps.find((known) => known === search.step);
  return { draft, step: step ?? 'columns' };
}
