import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '@/app/i18n/en';

/** Starts the English texts for tests of components. */
export async function startTexts(): Promise<void> {
  localStorage.setItem('perennial.language', 'en');
  await i18next.use(initReactI18next).init({
    lng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { en: { translation: en } },
  });
}
