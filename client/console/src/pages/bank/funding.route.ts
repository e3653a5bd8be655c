import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'bank/funding',
  title: { zh: '放款', en: 'Funding' },
  roles: ['bank'],
  nav: { group: 'market', order: 11, icon: 'bank' },
  load: () => import('./funding-page'),
};
