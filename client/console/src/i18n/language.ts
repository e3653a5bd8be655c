/** The reader's language: Chinese unless another was chosen on this device. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Values of `lang` and `Accept-Language`. */
export const LOCALE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

const KEPT = 'fuqi.language';

export function readLanguage(): Language {
  // Tests of catalogues have no browser.
  if (typeof localStorage === 'undefined') return 'zh';
  return localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
}
