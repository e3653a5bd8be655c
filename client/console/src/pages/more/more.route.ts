import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'more',
  title: { zh: '更多', en: 'More' },
  load: () => import('./more-page'),
};
