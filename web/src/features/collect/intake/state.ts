import type { TFunction } from 'i18next';

/** The word for the state of an import; its job's states and the one after undoing. */
export function importState(t: TFunction, state: string): string {
  return state === 'undone' || state === 'undoing'
    ? t(`import.state.${state}`)
    : t(`job.state.${state}`, { defaultValue: state });
}
