import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'vouchers/:id/split',
  title: { zh: '拆分凭证', en: 'Split a voucher' },
  load: () => import('./split-page'),
};
