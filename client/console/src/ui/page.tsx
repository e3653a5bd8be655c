import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { shell } from '../i18n/shell';
import { useWords } from '../i18n/use-words';
import { Icon } from './icon';
import './page.css';

/** The frame of a page's content: its one heading, the way back, and what can be done. */
export function Page({
  title,
  lead,
  back,
  actions,
  children,
}: {
  readonly title: string;
  /** One line under the heading. */
  readonly lead?: ReactNode;
  /** Where the way back leads. */
  readonly back?: string | undefined;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const say = useWords(shell);
  useEffect(() => {
    document.title = `${title} · ${say('product')}`;
  }, [title, say]);
  return (
    <>
      <header className="page-head">
        <div>
          {back === undefined ? null : (
            <Link to={back} className="page-back">
              <Icon name="back" size={16} />
              {say('back')}
            </Link>
          )}
          <h1>{title}</h1>
          {lead === undefined ? null : <div className="muted page-lead">{lead}</div>}
        </div>
        {actions === undefined ? null : <div className="row no-print">{actions}</div>}
      </header>
      <div className="stack">{children}</div>
    </>
  );
}

/** A titled part of a page. */
export function Section({
  title,
  aside,
  children,
}: {
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="card stack-tight">
      <div className="row-between">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
