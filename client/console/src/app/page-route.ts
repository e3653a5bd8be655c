/** What the frame must know of a page before its code is loaded. */
import type { ComponentType } from 'react';
import type { MemberRole } from '../api/types';
import type { Words } from '../i18n/use-words';
import type { IconName } from '../ui/icon';

export const NAV_GROUPS = ['work', 'market', 'ledger', 'help'] as const;
export type NavGroup = (typeof NAV_GROUPS)[number];

/**
 * One page. Each stands in a file `*.route.ts` beside its page and is found there; nothing else lists it.
 * @example export const route: PageRoute = { path: 'ledger', title: {…}, load: () => import('./ledger-page') }
 */
export interface PageRoute {
  /** Path below `/`, with parameters as react-router writes them. */
  readonly path: string;
  readonly title: Words;
  /** Roles of members that the page is for; all without it. */
  readonly roles?: readonly MemberRole[];
  /** Place in the navigation; absent for pages that other pages lead to. */
  readonly nav?: {
    readonly group: NavGroup;
    readonly order: number;
    readonly icon: IconName;
    /** Among the few in the bar at the bottom of a phone. */
    readonly phone?: boolean;
  };
  /** The page's module: a component as its default export. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}
