/** Which customers are chosen: some by name, or all that the list finds but for some. */
export interface Selection {
  all: boolean;
  /** Those chosen; with all, those left out. */
  ids: ReadonlySet<number>;
}

export const nobody: Selection = { all: false, ids: new Set() };
export const everybody: Selection = { all: true, ids: new Set() };

/** True when the customer is chosen. */
export function isChosen({ all, ids }: Selection, id: number): boolean {
  return ids.has(id) !== all;
}

/** True when nobody is chosen. */
export function isEmpty({ all, ids }: Selection): boolean {
  return !all && ids.size === 0;
}

/** The selection with these customers chosen, or not. */
export function withThese(selection: Selection, ids: readonly number[], chosen: boolean): Selection {
  const next = new Set(selection.ids);
  for (const id of ids) {
    if (chosen === selection.all) next.delete(id);
    else next.add(id);
  }
  return { ...selection, ids: next };
}
