import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'settings/webhooks/:id',
  title: { zh: '推送记录', en: 'Deliveries' },
  load: () => import('./deliveries-page'),
};
