import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'offers/:id',
  title: { zh: '报价比较', en: 'Compare quotes' },
  load: () => import('./offer-page'),
};
