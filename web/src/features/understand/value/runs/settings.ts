import { formatPercent } from '@/shared/format';
import type { Run } from '../api/runs';

/** A setting of a run as it is shown. */
export type Setting =
  | { name: 'as-of'; day: string | undefined }
  | { name: 'horizon'; weeks: number }
  | { name: 'holdout'; weeks: number | undefined }
  | { name: 'margin'; percent: string }
  | { name: 'discount'; percent: string }
  | { name: 'engine'; code: string };

/** What a run was asked for; where it was asked for nothing, what it takes by itself. */
export function settingsOf(run: Pick<Run, 'settings' | 'asOf' | 'engine'>): Setting[] {
  const settings = (run.settings ?? {}) as Record<string, unknown>;
  const number = (name: string) =>
    typeof settings[name] === 'number' ? (settings[name] as number) : undefined;
  return [
    { name: 'as-of', day: run.asOf ?? (typeof settings.asOf === 'string' ? settings.asOf : undefined) },
    { name: 'horizon', weeks: number('horizon') ?? 52 },
    { name: 'holdout', weeks: number('holdout') },
    { name: 'margin', percent: formatPercent(number('margin') ?? 1, 1) },
    { name: 'discount', percent: formatPercent(number('discount') ?? 0.1, 1) },
    { name: 'engine', code: run.engine },
  ];
}

/** What the form for a run holds; percentages as people write them. */
export interface RunFields {
  asOf?: string;
  horizon?: number | null;
  holdout?: number | null;
  margin?: number | null;
  discount?: number | null;
  engine?: 'local' | 'spark';
}

/** What the form asks of the server: nothing is sent that was left empty. */
export function requestOf(fields: RunFields): {
  asOf?: string;
  horizon?: number;
  holdout?: number;
  margin?: number;
  discount?: number;
  engine?: 'local' | 'spark';
} {
  const share = (percent: number) => Math.round(percent * 1e6) / 1e8;
  return {
    ...(fields.asOf ? { asOf: fields.asOf } : {}),
    ...(fields.horizon == null ? {} : { horizon: fields.horizon }),
    ...(fields.holdout == null ? {} : { holdout: fields.holdout }),
    ...(fields.margin == null ? {} : { margin: share(fields.margin) }),
    ...(fields.discount == null ? {} : { discount: share(fields.discount) }),
    ...(fields.engine && fields.engine !== 'local' ? { engine: fields.engine } : {}),
  };
}
