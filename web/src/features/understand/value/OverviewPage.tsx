import { useTranslation } from 'react-i18next';

/** The page's place; its content follows. */
export function OverviewPage() {
  const { t } = useTranslation();
  return <h1 className="page">{t('menu.value')}</h1>;
}
