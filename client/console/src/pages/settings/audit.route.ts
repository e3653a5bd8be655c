import type { PageRoute } from '../../app/page-route';

export const route: PageRoute = {
  path: 'settings/audit',
  title: { zh: '操作日志', en: 'Audit log' },
  load: () => import('./audit-page'),
};
