/** How long a run took, in whole seconds; null while it has not ended. */
export function tookSeconds(createdAt: string, finishedAt: string | null | undefined): number | null {
  if (!finishedAt) return null;
  return Math.max(0, Math.round((Date.parse(finishedAt) - Date.parse(createdAt)) / 1000));
}

/** The name of whoever started a run. */
export function nameOf(by: unknown): string | undefined {
  if (typeof by === 'string') return by;
  const name = (by as { name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name : undefined;
}
