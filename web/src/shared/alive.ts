/** A model says exactly 1 where it has no way to know: before a second order, or because it knows no leaving at all. */
export function aliveKnown(probability: number): boolean {
  return probability < 1;
}
