import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'vouchers/:id/accept',
  title: { zh: '签收凭证', en: 'Accept a voucher' },
  load: () => import('./accept-page'),
};
