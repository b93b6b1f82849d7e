export type Language = 'en' | 'zh-CN';

export const languages: readonly { code: Language; name: string }[] = [
  { code: 'zh-CN', name: '中文' },
  { code: 'en', name: 'English' },
];

const key = 'perennial.language';
let current: Language | undefined;

function preferred(): Language {
  const kept = globalThis.localStorage?.getItem(key);
  if (kept === 'en' || kept === 'zh-CN') return kept;
  return (globalThis.navigator?.languages ?? []).some((tag) => tag.toLowerCase().startsWith('zh'))
    ? firstOf(navigator.languages)
    : 'en';
}

function firstOf(tags: readonly string[]): Language {
  const known = tags.find((tag) => /^(zh|en)\b/i.test(tag));
  return known?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** The language of the screen: as chosen before in this browser, else the browser's. */
export function currentLanguage(): Language {
  current ??= preferred();
  return current;
}

/** Keeps the choice for the next visit. */
export function keepLanguage(language: Language): void {
  current = language;
  globalThis.localStorage?.setItem(key, language);
  document.documentElement.lang = language;
}
