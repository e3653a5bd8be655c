import { Suspense, useEffect, useRef } from 'react';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { useMe } from '../api/queries';
import { useLiveEvents } from '../api/live-events';
import { shell } from '../i18n/shell';
import { useWords } from '../i18n/use-words';
import { useSession } from '../session/use-session';
import { Loading, ProblemView } from '../ui/states';
import { DevelopmentBanner } from './development-banner';
import { PhoneBar, SideNav } from './navigation';
import { SignIn } from './sign-in';
import { TopBar } from './top-bar';
import './frame.css';

/** What stands around every page: who, where, and the ledger's day. Nobody signed in sees the door. */
export function Frame() {
  const session = useSession();
  return session === undefined ? <SignIn /> : <SignedIn key={session.apiKey} />;
}

function SignedIn() {
  const say = useWords(shell);
  const me = useMe();
  useLiveEvents();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const loading = useNavigation().state === 'loading';
  const first = useRef(true);
  useEffect(() => {
    // A new page begins at its top, for eyes and for a screen reader; the first one keeps the browser's own order.
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className="frame">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <TopBar me={me.data} />
      <SideNav roles={me.data?.member.roles} />
      <main id="content" ref={main} tabIndex={-1} className="frame-main" aria-busy={loading}>
        <DevelopmentBanner shown={me.data?.development ?? false} />
        {me.isError && me.data === undefined ? (
          <ProblemView error={me.error} onRetry={() => void me.refetch()} />
        ) : null}
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <PhoneBar roles={me.data?.member.roles} />
    </div>
  );
}
