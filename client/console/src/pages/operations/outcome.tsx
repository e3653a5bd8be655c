import { useEffect, useState } from 'react';
import { Button } from 'antd';
import { Link } from 'react-router';
import { findError } from '@fuqi/domain';
import type { Me, Operation } from '../../api/types';
import { useWrite } from '../../api/use-api';
import { usePick, useLanguage, useWords } from '../../i18n/use-words';
import { Icon } from '../../ui/icon';
import { Section } from '../../ui/page';
import { ProblemView } from '../../ui/states';
import { operationWords } from './operations.words';
import './outcome.css';

/** What became of a signed operation, and what can be done about it. */
export function Outcome({ operation, me }: { readonly operation: Operation; readonly me: Me }) {
  const say = useWords(operationWords);
  const pick = usePick();
  const { state, host } = operation;
  return (
    <Section title={say(`state_${state}`)}>
      {operation.text.map((words) => (
        <p key={words.zh} className="outcome-what">
          {pick(words)}
        </p>
      ))}
      {state === 'proving' || state === 'submitted' ? <Working operation={operation} /> : null}
      {state === 'countersigned' && host !== null ? (
        <p role="status">{say('countersigned', { party: pick(host.name) })}</p>
      ) : null}
      {state === 'committed' ? <Done /> : null}
      {state === 'refused' ? <Refused code={operation.problem} /> : null}
      {state === 'unknown' || state === 'ready' ? <Submit operation={operation} me={me} /> : null}
    </Section>
  );
}

function Working({ operation }: { readonly operation: Operation }) {
  const say = useWords(operationWords);
  const seconds = useSecondsSince(operation.updatedAt);
  return (
    <div role="status" className="stack-tight">
      <p>{say(operation.state === 'proving' ? 'proving' : 'submitted')}</p>
      <div className="working" aria-hidden="true">
        <span />
      </div>
      <p className="small muted" aria-hidden="true">
        {say('elapsed', { seconds })}
      </p>
    </div>
  );
}

function useSecondsSince(instant: string): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.round((now - Date.parse(instant)) / 1_000));
}

function Done() {
  const say = useWords(operationWords);
  return (
    <div role="status" className="stack-tight">
      <p className="outcome-good">
        <Icon name="check" />
        <strong>{say('committed')}</strong>
      </p>
      <p className="muted">{say('committed_next')}</p>
      <div className="row">
        <Link to="/vouchers" className="link-button">
          {say('to_vouchers')}
        </Link>
        <Link to="/" className="link-button">
          {say('to_tasks')}
        </Link>
      </div>
    </div>
  );
}

/** The words of a refusal by its code. */
function Refused({ code }: { readonly code: string | null }) {
  const say = useWords(operationWords);
  const language = useLanguage();
  const entry = code === null ? undefined : findError(code);
  return (
    <div className="problem" role="alert">
      <Icon name="warning" />
      <div className="stack-tight">
        <p className="state-title">{say('refused')}</p>
        {entry === undefined ? null : (
          <p>
            {entry.title[language]} {entry.next[language]}
          </p>
        )}
        {code === null ? null : <code className="small">{code}</code>}
      </div>
    </div>
  );
}

function Submit({ operation, me }: { readonly operation: Operation; readonly me: Me }) {
  const say = useWords(operationWords);
  const submit = useWrite(
    (api, id: string, header) =>
      api.POST('/v1/operations/{id}/submit', { params: { path: { id }, header } }),
    [['operations'], ['tasks']],
  );
  const unknown = operation.state === 'unknown';
  const allowed = me.principal.scopes.includes('operations:submit');
  return (
    <div className="stack-tight">
      {unknown ? <p>{say('unknown')}</p> : null}
      {!unknown && operation.problem !== null ? (
        <p>
          {say('ready_problem')} <code className="small">{operation.problem}</code>
        </p>
      ) : null}
      {submit.isError ? <ProblemView error={submit.error} /> : null}
      {allowed ? (
        <div>
          <Button
            type="primary"
            size="large"
            loading={submit.isPending}
            onClick={() => submit.mutate(operation.id)}
          >
            {say(unknown ? 'again' : 'submit')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
