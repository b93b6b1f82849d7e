/** What can be said of a model's last run. */
export type ModelState = 'measured' | 'no-data' | 'not-run';

const known: readonly string[] = ['measured', 'no-data', 'not-run'];

export const stateOf = (state: string): ModelState =>
  known.includes(state) ? (state as ModelState) : 'not-run';

/** The names of a range's ends, as short as they can be. */
export function rangeName(
  bar: { name: string; from: number; to: number },
  type: string,
  write: { percent: (share: number) => string; short: (value: number) => string },
): string {
  if (bar.name !== '') return bar.name;
  const text = type === 'share' ? write.percent : write.short;
  return `${text(bar.from)} – ${text(bar.to)}`;
}
