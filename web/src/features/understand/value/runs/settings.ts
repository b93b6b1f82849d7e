import type { RunRequest } from '@/api/valueRuns';
import { formatPercent } from '@/shared/format';

/** What a run takes where it is asked for nothing. */
const usual = { horizon: 52, margin: 1, discount: 0.1 };

/** A setting of a run as it is shown. */
export type Setting =
  | { name: 'as-of'; day: string | undefined }
  | { name: 'horizon'; weeks: number }
  | { name: 'holdout'; weeks: number | undefined }
  | { name: 'margin'; percent: string }
  | { name: 'discount'; percent: string }
  | { name: 'model'; code: string }
  | { name: 'populations'; code: string }
  | { name: 'engine'; code: string };

/** What a run was asked for; where it was asked for nothing, what it takes by itself. */
export function settingsOf(run: {
  settings: RunRequest;
  asOf?: string | null | undefined;
  engine: string;
  report?: unknown;
}): Setting[] {
  const { settings } = run;
  const held = (run.report as { settings?: { holdout?: unknown } } | null | undefined)?.settings?.holdout;
  return [
    { name: 'as-of', day: run.asOf ?? settings.asOf ?? undefined },
    { name: 'horizon', weeks: settings.horizon ?? usual.horizon },
    { name: 'holdout', weeks: typeof held === 'number' ? held : (settings.holdout ?? undefined) },
    { name: 'margin', percent: formatPercent(settings.margin ?? usual.margin, 1) },
    { name: 'discount', percent: formatPercent(settings.discount ?? usual.discount, 1) },
    { name: 'model', code: modelOf(settings) },
    { name: 'populations', code: populationsOf(settings) },
    { name: 'engine', code: run.engine },
  ];
}

/** Models that a run can be asked for, the usual one first. */
export const models = ['standard', 'auto', 'bg-nbd', 'mbg-nbd', 'pareto-nbd', 'mbg-cnbd', 'nbd'] as const;

const modelOf = (settings: RunRequest | undefined): string => settings?.model ?? models[0];

/** Whose parameters are their own, the usual first. */
export const populations = ['none', 'auto', 'year', 'half-year', 'quarter'] as const;

const populationsOf = (settings: RunRequest | undefined): string => settings?.populations ?? populations[0];

/**
 * What the form begins with: what the run that is shown was asked for, so that the next can be compared with it. The
 * margin is never guessed: where nobody said it, somebody must.
 */
export function fieldsLike(settings: RunRequest | undefined): RunFields {
  return {
    horizon: settings?.horizon ?? usual.horizon,
    ...(settings?.margin == null ? {} : { margin: percentOf(settings.margin) }),
    discount: percentOf(settings?.discount ?? usual.discount),
    model: modelOf(settings),
    populations: populationsOf(settings),
    engine: settings?.engine === 'spark' ? 'spark' : 'local',
  };
}

const percentOf = (share: number) => Math.round(share * 1e8) / 1e6;

/** What the form for a run holds; percentages as people write them. */
export interface RunFields {
  asOf?: string;
  horizon?: number | null;
  holdout?: number | null;
  margin?: number | null;
  discount?: number | null;
  model?: string;
  populations?: string;
  engine?: 'local' | 'spark';
}

/** What the form asks of the server: nothing is sent that was left empty. */
export function requestOf(fields: RunFields): {
  asOf?: string;
  horizon?: number;
  holdout?: number;
  margin?: number;
  discount?: number;
  model?: string;
  populations?: string;
  engine?: 'local' | 'spark';
} {
  const share = (percent: number) => Math.round(percent * 1e6) / 1e8;
  return {
    ...(fields.asOf ? { asOf: fields.asOf } : {}),
    ...(fields.horizon == null ? {} : { horizon: fields.horizon }),
    ...(fields.holdout == null ? {} : { holdout: fields.holdout }),
    ...(fields.margin == null ? {} : { margin: share(fields.margin) }),
    ...(fields.discount == null ? {} : { discount: share(fields.discount) }),
    ...(fields.model ? { model: fields.model } : {}),
    ...(fields.populations ? { populations: fields.populations } : {}),
    ...(fields.engine && fields.engine !== 'local' ? { engine: fields.engine } : {}),
  };
}
