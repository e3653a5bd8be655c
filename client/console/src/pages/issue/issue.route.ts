import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'issue',
  title: { zh: '开立', en: 'Issue' },
  roles: ['core'],
  nav: { group: 'work', order: 20, icon: 'issue', phone: true },
  load: () => import('./issue-page'),
};
