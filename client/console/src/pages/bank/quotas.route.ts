import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'quotas',
  title: { zh: '额度', en: 'Quotas' },
  roles: ['bank', 'core'],
  nav: { group: 'market', order: 13, icon: 'quota' },
  load: () => import('./quotas-page'),
};
