const listeners = new Set<(text: string) => void>();

/** Calls the listener when somebody asks to search everywhere for a text; answers how to stop listening. */
export function onSearchEverywhere(listener: (text: string) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the search over everything with a text already typed. */
export function searchEverywhere(text: string): void {
  for (const listener of listeners) listener(text);
}
