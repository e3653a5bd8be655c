import { NavLink, useLocation } from 'react-router';
import type { MemberRole } from '../api/types';
import { shell } from '../i18n/shell';
import { usePick, useWords } from '../i18n/use-words';
import { Icon } from '../ui/icon';
import { NAV_GROUPS } from './page-route';
import type { PageRoute } from './page-route';
import { PAGES } from './pages';

type Listed = PageRoute & { readonly nav: NonNullable<PageRoute['nav']> };
type Roles = readonly MemberRole[] | undefined;

/** Pages of the navigation that a member of these roles has use for. */
export function pagesFor(roles: Roles): Listed[] {
  const listed = PAGES.filter((page): page is Listed => page.nav !== undefined);
  return listed.filter(
    (page) => page.roles === undefined || (roles ?? []).some((role) => page.roles?.includes(role)),
  );
}

/** The navigation of wide screens. */
export function SideNav({ roles }: { readonly roles: Roles }) {
  const say = useWords(shell);
  const pages = pagesFor(roles);
  return (
    <nav className="side no-print" aria-label={say('navigation')}>
      {NAV_GROUPS.map((group) => (
        <NavSection
          key={group}
          title={say(`group_${group}`)}
          pages={pages.filter(({ nav }) => nav.group === group)}
        />
      ))}
    </nav>
  );
}

/** One group of the navigation. */
export function NavSection({
  title,
  pages,
}: {
  readonly title: string;
  readonly pages: readonly Listed[];
}) {
  const pick = usePick();
  if (pages.length === 0) return null;
  return (
    <div className="side-group">
      <p>{title}</p>
      <ul className="plain-list">
        {pages.map(({ path, title: name, nav }) => (
          <li key={path}>
            <NavLink to={`/${path}`} end={path === ''}>
              <Icon name={nav.icon} />
              {pick(name)}
            </NavLink>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The bar at the bottom of a phone: the few that matter there, and the way to the others. */
export function PhoneBar({ roles }: { readonly roles: Roles }) {
  const say = useWords(shell);
  const pick = usePick();
  const { pathname } = useLocation();
  const pages = pagesFor(roles).filter(({ nav }) => nav.phone === true);
  return (
    <nav className="phone-bar no-print" aria-label={say('navigation')}>
      <ul className="plain-list">
        {pages.map(({ path, title, nav }) => (
          <li key={path}>
            <NavLink to={`/${path}`} end={path === ''}>
              <Icon name={nav.icon} />
              {pick(title)}
            </NavLink>
          </li>
        ))}
        <li>
          <NavLink to="/more" aria-current={pathname === '/more' ? 'page' : undefined}>
            <Icon name="more" />
            {say('more')}
          </NavLink>
        </li>
      </ul>
    </nav>
  );
}
