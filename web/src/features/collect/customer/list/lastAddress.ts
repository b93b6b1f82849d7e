const key = 'perennial.customers';

/** Keeps how the list was filtered, sorted and laid out in this tab, to come back to it. */
export function keepAddress(search: Record<string, unknown>): void {
  const { peek: _, ...rest } = search;
  sessionStorage.setItem(key, JSON.stringify(rest));
}

/** How the list was left in this tab. */
export function lastAddress(): Record<string, unknown> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, unknown>;
  } catch {
    return {};
  }
}
