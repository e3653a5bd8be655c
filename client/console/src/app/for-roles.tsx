import type { ReactNode } from 'react';
import type { MemberRole } from '../api/types';
import { useMe } from '../api/queries';
import { states } from '../i18n/states';
import { useWords } from '../i18n/use-words';
import { Page } from '../ui/page';
import { Loading, NoPermission } from '../ui/states';

/**
 * Shows a page to members of its roles and says to others why not. The gateway refuses them too; this only spares them the
 * way there.
 */
export function ForRoles({
  roles,
  children,
}: {
  readonly roles: readonly MemberRole[] | undefined;
  readonly children: ReactNode;
}) {
  const { data, isPending } = useMe(roles !== undefined);
  if (roles === undefined) return <>{children}</>;
  if (data === undefined) return isPending ? <Loading /> : <>{children}</>;
  const allowed = data.member.roles.some((role) => roles.includes(role));
  return allowed ? <>{children}</> : <Forbidden />;
}

function Forbidden() {
  const say = useWords(states);
  return (
    <Page title={say('forbidden')}>
      <NoPermission because="role" />
    </Page>
  );
}
