/** How far a prediction of a total lay from what happened. */
export interface Deviation {
  /** Relative to what happened; null when nothing happened. */
  share: number | null;
  inside: boolean;
}

/** Compares a predicted total with what happened. */
export function deviation(
  predicted: { estimate?: number | null; low?: number | null; high?: number | null },
  actual: number,
): Deviation {
  return {
    share: actual === 0 || predicted.estimate == null ? null : predicted.estimate / actual - 1,
    inside: actual >= (predicted.low ?? -Infinity) && actual <= (predicted.high ?? Infinity),
  };
}

/** How far a way to predict was off, customer by customer. */
export interface Errors {
  mae?: number | null;
  rmse?: number | null;
  correlation?: number | null;
}

/** In which measures a simple rule did better than the model. */
export function betterIn(rule: Errors, model: Errors): ('mae' | 'rmse' | 'correlation')[] {
  const less = (one: number | null | undefined, other: number | null | undefined) =>
    one != null && other != null && one < other;
  return [
    ...(less(rule.mae, model.mae) ? (['mae'] as const) : []),
    ...(less(rule.rmse, model.rmse) ? (['rmse'] as const) : []),
    ...(less(model.correlation, rule.correlation) ? (['correlation'] as const) : []),
  ];
}
