import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'glossary',
  title: { zh: '术语', en: 'Glossary' },
  nav: { group: 'help', order: 20, icon: 'help' },
  load: () => import('./glossary-page'),
};
