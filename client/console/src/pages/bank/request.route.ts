import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'bank/requests/:id',
  title: { zh: '报价', en: 'Give a quote' },
  roles: ['bank'],
  load: () => import('./request-page'),
};
