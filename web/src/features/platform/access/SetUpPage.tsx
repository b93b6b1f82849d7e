import { useTranslation } from 'react-i18next';
import { EntryFrame } from './EntryFrame';

/** The page's place; its content follows. */
export function SetUpPage() {
  const { t } = useTranslation();
  return <EntryFrame title={t('sign-in.set-up')}>{null}</EntryFrame>;
}
