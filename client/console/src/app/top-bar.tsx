import { Link } from 'react-router';
import type { Me } from '../api/types';
import { shell } from '../i18n/shell';
import { usePick, useWords } from '../i18n/use-words';
import { useSession } from '../session/use-session';
import { Day } from '../ui/day';
import { LanguageSwitch, SignOutButton, ThemeSwitch } from './switches';

/** The line at the top: the product, whose gateway this is, who sits here, and the ledger's day. */
export function TopBar({ me }: { readonly me: Me | undefined }) {
  const say = useWords(shell);
  return (
    <header className="top">
      <Link to="/" className="brand">
        <Tally />
        <span>{say('product')}</span>
      </Link>
      <Who me={me} />
      <div className="top-tools no-print">
        {me === undefined ? null : (
          <span className="top-day muted small">
            <Day day={me.day} />
          </span>
        )}
        <LanguageSwitch />
        <span className="wide-only row">
          <ThemeSwitch />
          <SignOutButton />
        </span>
      </div>
    </header>
  );
}

function Who({ me }: { readonly me: Me | undefined }) {
  const say = useWords(shell);
  const pick = usePick();
  const session = useSession();
  const organisation = me?.member.name ?? session?.organisation;
  const officer = me?.principal.officer ?? null;
  return (
    <div className="who">
      <strong>{organisation === undefined ? '' : pick(organisation)}</strong>
      <span className="muted small">
        {session?.person === undefined ? null : `${pick(session.person)} · `}
        {me === undefined
          ? null
          : officer === null
            ? say('no_officer')
            : say('officer', { slot: officer + 1 })}
      </span>
    </div>
  );
}

/** The mark: one stick cut in two, and the halves fit. */
export function Tally() {
  return (
    <svg aria-hidden="true" width="28" height="28" viewBox="0 0 32 32">
      <rect width="32" height="32" rx="7" fill="#17463f" />
      <path d="M9 6h6v6l2 2-2 2v10H9z" fill="#f3efe4" />
      <path d="M17 6h6v20h-6v-8.500l2-2-2-2z" fill="#d9b36c" />
    </svg>
  );
}
