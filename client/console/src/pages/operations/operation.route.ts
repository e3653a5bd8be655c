import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'operations/:id',
  title: { zh: '操作详情', en: 'Operation' },
  load: () => import('./operation-page'),
};
