import type { TFunction } from 'i18next';
import type { ImportView } from './api/imports';

/** The word for what became of an import. */
export function importState(t: TFunction, { state, undoneAt }: ImportView): string {
  if (undoneAt) return t('import.undone');
  if (state === 'undoing') return t('import.undoing');
  return state === 'undo-stopped'
    ? t('import.undo-stopped')
    : t(`job.state.${state}`, { defaultValue: state });
}
