import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'explorer',
  title: { zh: '区块浏览器', en: 'Block explorer' },
  nav: { group: 'ledger', order: 10, icon: 'explorer' },
  load: () => import('./explorer-page'),
};
