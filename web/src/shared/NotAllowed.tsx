import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState';

/** In place of a page that this person's role may not use. */
export function NotAllowed() {
  const { t } = useTranslation();
  return (
    <EmptyState level={1} title={t('state.not-allowed')}>
      {t('state.not-allowed-words')}
    </EmptyState>
  );
}
