import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'bank/exposure',
  title: { zh: '风险敞口', en: 'Exposure' },
  roles: ['bank'],
  nav: { group: 'market', order: 12, icon: 'shield' },
  load: () => import('./exposure-page'),
};
