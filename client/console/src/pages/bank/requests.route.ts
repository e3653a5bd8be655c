import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'bank/requests',
  title: { zh: '询价', en: 'Requests' },
  roles: ['bank'],
  nav: { group: 'market', order: 10, icon: 'sell', phone: true },
  load: () => import('./requests-page'),
};
