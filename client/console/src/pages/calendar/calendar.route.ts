import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'calendar',
  title: { zh: '到期日历', en: 'Maturities' },
  nav: { group: 'market', order: 40, icon: 'calendar' },
  load: () => import('./calendar-page'),
};
