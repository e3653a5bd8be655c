import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'errors',
  title: { zh: '错误代码', en: 'Error codes' },
  nav: { group: 'help', order: 30, icon: 'warning' },
  load: () => import('./errors-page'),
};
