import { useState } from 'react';
import { Button } from 'antd';
import { useWords } from '../../i18n/use-words';
import { keyWords } from './keys.words';

/** A key that was just made, shown this once. */
export function MadeKey({
  made: { id, key },
  onDone,
}: {
  readonly made: { readonly id: string; readonly key?: string };
  readonly onDone: () => void;
}) {
  const say = useWords(keyWords);
  const [copied, setCopied] = useState(false);
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className="stack-tight" role="status">
      <p>{say(key === undefined ? 'made_again' : 'made')}</p>
      <p className="muted small">
        {say('id')} <code>{id}</code>
      </p>
      {key === undefined ? null : <code className="secret">{key}</code>}
      <div className="row">
        {key === undefined ? null : (
          <Button type="primary" onClick={() => void copy(key)}>
            {say(copied ? 'copied' : 'copy')}
          </Button>
        )}
        <Button onClick={onDone}>{say('done')}</Button>
      </div>
    </div>
  );
}
