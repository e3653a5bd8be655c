import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'vouchers/:id/pass-on',
  title: { zh: '转让凭证', en: 'Pass a voucher on' },
  load: () => import('./pass-on-page'),
};
