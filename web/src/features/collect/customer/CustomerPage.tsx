import { useTranslation } from 'react-i18next';

/** The page's place; its content follows. */
export function CustomerPage() {
  const { t } = useTranslation();
  return <h1 className="page">{t('menu.customers')}</h1>;
}
