import type { TFunction } from 'i18next';
import type { ImportView } from './api/imports';

/** The word for what became of an import. */
export function importState(t: TFunction, { state, undoneAt }: ImportView): string {
  return undoneAt ? t('import.undone') : t(`job.state.${state}`, { defaultValue: state });
}
