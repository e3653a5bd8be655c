/** The states that every page has besides its content. */
import type { ReactNode } from 'react';
import { Button, Skeleton } from 'antd';
import { LocalProblem, ProblemError, isForbidden } from '../api/problem';
import type { LocalSlug } from '../api/problem';
import { states } from '../i18n/states';
import { useWords } from '../i18n/use-words';
import { Icon } from './icon';
import type { IconName } from './icon';
import './states.css';

/** While something is read. */
export function Loading({ rows = 4 }: { readonly rows?: number }) {
  const say = useWords(states);
  return (
    <div role="status" className="state-loading">
      <span className="visually-hidden">{say('loading')}</span>
      <Skeleton active title={false} paragraph={{ rows }} aria-hidden="true" />
    </div>
  );
}

/** Nothing to show, and what to do about it. */
export function Empty({
  title,
  children,
  icon = 'inbox',
}: {
  readonly title?: string | undefined;
  readonly children?: ReactNode;
  readonly icon?: IconName;
}) {
  const say = useWords(states);
  return (
    <div className="state">
      <span className="state-mark">
        <Icon name={icon} size={28} />
      </span>
      <p className="state-title">{title ?? say('empty')}</p>
      {children === undefined ? null : <div className="muted">{children}</div>}
    </div>
  );
}

/** This person may not see or do it. */
export function NoPermission({ because }: { readonly because?: 'role' | undefined }) {
  const say = useWords(states);
  return (
    <div className="state" role="alert">
      <span className="state-mark">
        <Icon name="shield" size={28} />
      </span>
      {because === 'role' ? null : <p className="state-title">{say('forbidden')}</p>}
      <p className="muted">{say(because === 'role' ? 'forbidden_role' : 'forbidden_next')}</p>
    </div>
  );
}

const LOCAL = {
  offline: ['offline', 'offline_next'],
  'answer-unreadable': ['answer_unreadable', 'answer_unreadable_next'],
  device: ['device', 'device_next'],
  page: ['page', 'page_next'],
} as const satisfies Record<LocalSlug, readonly [string, string]>;

/** A refusal: what happened, its code, and what to do next. */
export function ProblemView({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}) {
  const say = useWords(states);
  if (isForbidden(error)) return <NoPermission />;
  const known = error instanceof ProblemError ? error.problem : undefined;
  const slug = error instanceof LocalProblem ? error.slug : 'page';
  const [title, next] = LOCAL[slug];
  return (
    <div className="problem" role="alert">
      <Icon name="warning" />
      <div className="stack-tight">
        <p className="state-title">{known?.title ?? say(title)}</p>
        <p>
          <span className="visually-hidden">{say('next')}: </span>
          {known?.next ?? say(next)}
        </p>
        <p className="small muted">
          {say('code')} <code>{known?.code ?? `FUQI-CONSOLE-${slug.toUpperCase()}`}</code>
          {known === undefined ? null : (
            <>
              {' · '}
              {say('trace')} <code className="problem-trace">{known.traceId}</code>
            </>
          )}
        </p>
        {onRetry === undefined ? null : (
          <div>
            <Button onClick={onRetry}>{say('again')}</Button>
          </div>
        )}
      </div>
    </div>
  );
}
