import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'offers',
  title: { zh: '我的询价', en: 'My quote requests' },
  nav: { group: 'market', order: 10, icon: 'sell' },
  roles: ['supplier', 'core'],
  load: () => import('./offers-page'),
};
