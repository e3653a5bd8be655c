import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'vouchers/:id',
  title: { zh: '凭证详情', en: 'Voucher' },
  load: () => import('./voucher-page'),
};
