import { Button } from 'antd';
import { useWords } from '../../i18n/use-words';
import { keyWords } from './keys.words';
import { SecretOnce } from './secret-once';

/** A key that was just made, shown this once. */
export function MadeKey({
  made: { id, key },
  onDone,
}: {
  readonly made: { readonly id: string; readonly key?: string };
  readonly onDone: () => void;
}) {
  const say = useWords(keyWords);
  return (
    <div className="stack-tight" role="status">
      <p>{say(key === undefined ? 'made_again' : 'made')}</p>
      <p className="muted small">
        {say('id')} <code>{id}</code>
      </p>
      {key === undefined ? (
        <div>
          <Button onClick={onDone}>{say('done')}</Button>
        </div>
      ) : (
        <SecretOnce
          secret={key}
          words={{ copy: say('copy'), copied: say('copied'), done: say('done') }}
          onDone={onDone}
        />
      )}
    </div>
  );
}
