import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'vouchers',
  title: { zh: '凭证', en: 'Vouchers' },
  nav: { group: 'work', order: 10, icon: 'voucher', phone: true },
  load: () => import('./vouchers-page'),
};
