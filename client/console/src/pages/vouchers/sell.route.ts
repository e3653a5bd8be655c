import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'vouchers/:id/sell',
  title: { zh: '凭证融资', en: 'Sell a voucher' },
  load: () => import('./sell-page'),
};
