import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'settings',
  title: { zh: '设置', en: 'Settings' },
  nav: { group: 'help', order: 0, icon: 'settings' },
  load: () => import('./settings-page'),
};
