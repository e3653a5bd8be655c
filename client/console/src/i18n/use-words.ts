import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue } from './catalogue';
import { i18n } from './i18n';
import { LOCALE, keepLanguage } from './language';
import type { Language } from './language';
import type { Words } from './words';

export type { Words } from './words';

/** Gives the word of a key in the reader's language, `{{names}}` filled in. */
export type Say<Key extends string> = (
  key: Key,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The words of a catalogue in the reader's language. */
export function useWords<Key extends string>({ namespace }: Catalogue<Key>): Say<Key> {
  const { t } = useTranslation(namespace, { i18n });
  return useCallback((key, values) => t(key, values ?? {}), [t]);
}

/** The reader's language. */
export function useLanguage(): Language {
  const { i18n: instance } = useTranslation(undefined, { i18n });
  return instance.language === 'en' ? 'en' : 'zh';
}

/** Picks the reader's language from words that came from elsewhere. */
export function usePick(): (words: Words) => string {
  const language = useLanguage();
  return useCallback((words) => words[language], [language]);
}

/** Changes the language of the page and of everything that is asked for from then on. */
export async function chooseLanguage(language: Language): Promise<void> {
  keepLanguage(language);
  document.documentElement.lang = LOCALE[language];
  await i18n.changeLanguage(language);
}
