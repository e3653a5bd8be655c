import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'explorer/:number',
  title: { zh: '区块', en: 'Block' },
  load: () => import('./block-page'),
};
