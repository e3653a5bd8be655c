import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'settings/webhooks',
  title: { zh: '事件推送', en: 'Webhooks' },
  load: () => import('./webhooks-page'),
};
