import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: '',
  title: { zh: '待办', en: 'To do' },
  nav: { group: 'work', order: 0, icon: 'inbox', phone: true },
  load: () => import('./home-page'),
};
