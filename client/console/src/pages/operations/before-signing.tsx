import type { ReactNode } from 'react';
import type { Operation } from '../../api/types';
import { actName } from '../../i18n/acts';
import { beforeSigning } from '../../i18n/before-signing';
import { usePick, useWords } from '../../i18n/use-words';
import type { Words } from '../../i18n/use-words';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon';
import { operationWords } from './operations.words';
import './before-signing.css';

/** In plain words: what will happen, what it costs, whether it can be undone, and who will be able to see it. */
export function BeforeSigning({
  operation,
  sentences,
}: {
  readonly operation: Operation;
  /** As the device worked them out; undefined while it has not. */
  readonly sentences: readonly Words[] | undefined;
}) {
  const say = useWords(beforeSigning);
  const sayOperation = useWords(operationWords);
  const pick = usePick();
  const act = actName(operation.act);
  return (
    <dl className="before">
      <Item icon="voucher" term={say('what')}>
        {(sentences ?? operation.text).map((words) => (
          <p key={words.zh} className="before-what">
            {pick(words)}
          </p>
        ))}
        <p className="small muted">
          {sentences === undefined ? sayOperation('server_says') : say('device')}
        </p>
      </Item>
      <Item icon="coins" term={say('cost')}>
        <p>{say(`cost_${act}`)}</p>
      </Item>
      <Item icon="undo" term={say('undo')}>
        <p>{say(`undo_${act}`)}</p>
      </Item>
      <Item icon="eye" term={say('sees')}>
        <p>{say(`sees_${act}`)}</p>
        <p className="small muted">{say('others')}</p>
      </Item>
    </dl>
  );
}

function Item({
  icon,
  term,
  children,
}: {
  readonly icon: IconName;
  readonly term: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="before-item">
      <dt>
        <Icon name={icon} size={18} />
        {term}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
