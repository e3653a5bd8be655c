import { Button } from 'antd';
import { useWords } from '../../i18n/use-words';
import { SecretOnce } from './secret-once';
import { webhookWords } from './webhooks.words';

/** The secret of a webhook, or why it is not shown again. */
export function ShownSecret({
  secret,
  onDone,
}: {
  readonly secret: string | undefined;
  readonly onDone: () => void;
}) {
  const say = useWords(webhookWords);
  return (
    <div className="stack-tight" role="status">
      <p>{say(secret === undefined ? 'secret_again' : 'secret')}</p>
      {secret === undefined ? (
        <div>
          <Button onClick={onDone}>{say('done')}</Button>
        </div>
      ) : (
        <SecretOnce
          secret={secret}
          words={{ copy: say('copy'), copied: say('copied'), done: say('done') }}
          onDone={onDone}
        />
      )}
    </div>
  );
}
