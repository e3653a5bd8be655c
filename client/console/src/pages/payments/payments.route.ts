import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'payments',
  title: { zh: '收付款', en: 'Payments' },
  nav: { group: 'market', order: 20, icon: 'coins' },
  load: () => import('./payments-page'),
};
