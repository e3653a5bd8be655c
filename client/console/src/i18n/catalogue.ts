/** Words of one noun or page, in both languages side by side, so that neither can be forgotten. */
import { i18n } from './i18n';

/** A sentence, or an English one with its plural, chosen by `count`. */
export type English = string | { readonly one: string; readonly other: string };
/** Chinese first. `{{name}}` is filled in. */
export type Entry = readonly [zh: string, en: English];
export type Entries = Readonly<Record<string, Entry>>;

/** A catalogue that is known to i18next. */
export interface Catalogue<Key extends string> {
  readonly namespace: string;
  readonly entries: Readonly<Record<Key, Entry>>;
}

/** Every catalogue that is loaded, for the tests of parity. */
export const catalogues = new Map<string, Entries>();

/**
 * Declares the words of a noun: `catalogue('voucher', { face: ['面额', 'Face value'] })`.
 * @param namespace unique; by convention the file's name
 */
export function catalogue<const T extends Entries>(
  namespace: string,
  entries: T,
): Catalogue<keyof T & string> {
  catalogues.set(namespace, entries);
  const zh: Record<string, string> = {};
  const en: Record<string, string> = {};
  for (const [key, [chinese, english]] of Object.entries(entries)) {
    if (typeof english === 'string') {
      zh[key] = chinese;
      en[key] = english;
    } else {
      zh[`${key}_other`] = chinese;
      en[`${key}_one`] = english.one;
      en[`${key}_other`] = english.other;
    }
  }
  i18n.addResourceBundle('zh', namespace, zh);
  i18n.addResourceBundle('en', namespace, en);
  return { namespace, entries };
}
