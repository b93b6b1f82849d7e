import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState';

/** In place of a page, or of what it would hold, that this person's role may not use. */
export function NotAllowed({ level = 1 }: { level?: 1 | 2 }) {
  const { t } = useTranslation();
  return (
    <EmptyState level={level} title={t('state.not-allowed')}>
      {t('state.not-allowed-words')}
    </EmptyState>
  );
}
