import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './theme/tokens.css';
import './theme/base.css';
import { App } from './app/app';
import { LOCALE, readLanguage } from './i18n/language';
import { takeEntry } from './session/take-entry';
import { applyTheme } from './theme/theme';

applyTheme();
document.documentElement.lang = LOCALE[readLanguage()];
takeEntry();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
