/** All pages: every `*.route.ts` below `pages`, in the order of the navigation. */
import { NAV_GROUPS } from './page-route';
import type { PageRoute } from './page-route';

const modules = import.meta.glob<{ readonly route: PageRoute }>('../pages/**/*.route.ts', {
  eager: true,
});

const place = ({ nav, path }: PageRoute): string =>
  nav === undefined
    ? `9${path}`
    : `${NAV_GROUPS.indexOf(nav.group)}${String(nav.order).padStart(3, '0')}`;

export const PAGES: readonly PageRoute[] = Object.values(modules)
  .map(({ route }) => route)
  .sort((a, b) => (place(a) < place(b) ? -1 : 1));
