import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'settings/keys',
  title: { zh: 'API 密钥', en: 'API keys' },
  load: () => import('./keys-page'),
};
