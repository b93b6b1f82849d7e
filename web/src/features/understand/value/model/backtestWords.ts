import type { Estimate } from '@/api/types';

/** How far a prediction of a total lay from what happened. */
export interface Deviation {
  /** Relative to what happened; null when nothing happened. */
  share: number | null;
  inside: boolean;
}

/** Compares a predicted total with what happened. */
export function deviation(predicted: Estimate, actual: number): Deviation {
  return {
    share: actual === 0 ? null : predicted.estimate / actual - 1,
    inside: actual >= predicted.low && actual <= predicted.high,
  };
}

/** The codes under which the model itself stands among the ways to predict. */
const models = new Set(['bg-nbd', 'nbd', 'model']);

/** Whether a way to predict is the model itself, not a simple rule that it is measured against. */
export const isModel = (code: string): boolean => models.has(code);

/** In which measures a simple rule did better than the model. */
export function betterIn(
  rule: { mae: number | null; rmse: number | null; correlation: number | null },
  model: { mae: number | null; rmse: number | null; correlation: number | null } | undefined,
): ('mae' | 'rmse' | 'correlation')[] {
  if (!model) return [];
  const less = (one: number | null, other: number | null) => one !== null && other !== null && one < other;
  return [
    ...(less(rule.mae, model.mae) ? (['mae'] as const) : []),
    ...(less(rule.rmse, model.rmse) ? (['rmse'] as const) : []),
    ...(less(model.correlation, rule.correlation) ? (['correlation'] as const) : []),
  ];
}
