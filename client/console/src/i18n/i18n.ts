/** The one instance of i18next. Catalogues add themselves to it when the code that uses them is loaded. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readLanguage } from './language';

export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: readLanguage(),
  fallbackLng: false,
  resources: {},
  initAsync: false,
  // React escapes.
  interpolation: { escapeValue: false },
  returnNull: false,
});
