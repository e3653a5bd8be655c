import { Button } from 'antd';
import { useWords } from '../../i18n/use-words';
import { ProblemView } from '../../ui/states';
import { Tag } from '../../ui/tag';
import { auditWords } from './audit.words';
import { useChainCheck } from './use-audit';

/** Checks the log's chain on this device, from the first entry to the newest. */
export function ChainCheck() {
  const say = useWords(auditWords);
  const check = useChainCheck();
  return (
    <div className="card stack-tight">
      <div className="row">
        <Button loading={check.isPending} onClick={() => check.mutate()}>
          {say('check')}
        </Button>
        <span className="muted small">{say('check_note')}</span>
      </div>
      {check.isError ? <ProblemView error={check.error} /> : null}
      <div role="status">
        {check.isPending ? say('check_running') : null}
        {check.data === undefined ? null : check.data.ok ? (
          <p className="stack-tight">
            <span>
              <Tag tone="good">{say('check')}</Tag>
            </span>
            <span className="audit-head">
              {say('check_ok', { count: check.data.entries, head: check.data.head })}
            </span>
          </p>
        ) : (
          <p>
            <Tag tone="bad">{say('check_bad', { seq: check.data.brokenAt })}</Tag>
          </p>
        )}
      </div>
    </div>
  );
}
