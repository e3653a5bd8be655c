import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'clearing',
  title: { zh: '清算台', en: 'Clearing desk' },
  roles: ['registrar'],
  nav: { group: 'market', order: 30, icon: 'clearing', phone: true },
  load: () => import('./clearing-page'),
};
