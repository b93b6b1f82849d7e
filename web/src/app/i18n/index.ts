import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { currentLanguage, keepLanguage, type Language } from '@/shared/language';

const catalogues: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  en: () => import('./en'),
  'zh-CN': () => import('./zh-CN'),
};

async function load(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await catalogues[language]()).default);
  }
}

/** Starts the texts in the person's language; only that language's catalogue is fetched. */
export async function startLanguage(): Promise<void> {
  const language = currentLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    // Keys are flat and written in full, so that they can be found.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    resources: {},
  });
  await load(language);
  document.documentElement.lang = language;
}

/** Switches the language of the screen and keeps the choice. */
export async function chooseLanguage(language: Language): Promise<void> {
  await load(language);
  keepLanguage(language);
  await i18next.changeLanguage(language);
}
