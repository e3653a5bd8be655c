import { useMe } from '../../api/queries';
import { NavSection, pagesFor } from '../../app/navigation';
import { NAV_GROUPS } from '../../app/page-route';
import { SignOutButton, ThemeSwitch } from '../../app/switches';
import { shell } from '../../i18n/shell';
import { useWords } from '../../i18n/use-words';
import { Page } from '../../ui/page';

/** All of the navigation, for phones. */
export default function MorePage() {
  const say = useWords(shell);
  const { data } = useMe();
  const pages = pagesFor(data?.member.roles);
  return (
    <Page title={say('more')}>
      <nav className="card" aria-label={say('more')}>
        {NAV_GROUPS.map((group) => (
          <NavSection
            key={group}
            title={say(`group_${group}`)}
            pages={pages.filter(({ nav }) => nav.group === group)}
          />
        ))}
      </nav>
      <div className="row">
        <ThemeSwitch />
        <SignOutButton />
      </div>
    </Page>
  );
}
