import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'issue/invoice',
  title: { zh: '登记发票', en: 'Register an invoice' },
  load: () => import('./invoice-page'),
};
