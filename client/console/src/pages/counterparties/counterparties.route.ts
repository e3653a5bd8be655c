import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'counterparties',
  title: { zh: '往来成员', en: 'Counterparties' },
  nav: { group: 'work', order: 60, icon: 'people' },
  load: () => import('./counterparties-page'),
};
