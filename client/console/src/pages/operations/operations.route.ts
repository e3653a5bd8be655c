import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'operations',
  title: { zh: '操作', en: 'Operations' },
  nav: { group: 'work', order: 30, icon: 'operation', phone: true },
  load: () => import('./operations-page'),
};
