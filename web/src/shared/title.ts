import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the page in the browser's tab and history; nothing while the name is not known. */
export function useTitle(name: string | undefined): void {
  const { t } = useTranslation();
  const product = t('product.name');
  useEffect(() => {
    if (name !== undefined) document.title = name === product ? product : `${name} · ${product}`;
  }, [name, product]);
}
