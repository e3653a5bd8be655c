import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'network',
  title: { zh: '网络状态', en: 'Network health' },
  nav: { group: 'ledger', order: 20, icon: 'network' },
  load: () => import('./network-page'),
};
