import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { Button, Input, Modal } from 'antd';
import { useWrite } from '../../api/use-api';
import { useWords } from '../../i18n/use-words';
import { FormField } from '../bank/form-field';
import { Section } from '../../ui/page';
import { ProblemView } from '../../ui/states';
import { keyId } from './key-entry';
import { keyWords } from './keys.words';

/** Ends a key after asking once more. @param own id of the principal who is signed in */
export function EndKeyForm({ own }: { readonly own: string }) {
  const say = useWords(keyWords);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const end = useWrite((api, id: string, header) =>
    api.POST('/v1/api-keys/{id}/revoke', { params: { path: { id }, header } }),
  );
  const id = keyId(text);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    setAsking(id !== undefined);
  };
  const confirm = (): void => {
    setAsking(false);
    if (id !== undefined) end.mutate(id, { onSuccess: () => setText('') });
  };
  return (
    <Section title={say('end')}>
      <form className="stack-tight" onSubmit={submit} noValidate>
        <p className="muted small">{say('end_note')}</p>
        <FormField
          label={say('end_id')}
          error={tried && text !== '' && id === undefined ? say('end_problem') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </FormField>
        {end.isError ? <ProblemView error={end.error} /> : null}
        {end.isSuccess ? <p role="status">{say('ended', { id: end.data.id })}</p> : null}
        <div>
          <Button danger htmlType="submit" loading={end.isPending}>
            {say('end_submit')}
          </Button>
        </div>
      </form>
      <Modal
        open={asking}
        title={say('end_sure')}
        okText={say('end_submit')}
        cancelText={say('cancel')}
        okButtonProps={{ danger: true }}
        onOk={confirm}
        onCancel={() => setAsking(false)}
      >
        <p>
          <code>{id}</code>
        </p>
        <p>{say('end_sure_note')}</p>
        {own === `api-key:${id ?? ''}` ? <p>{say('end_self')}</p> : null}
      </Modal>
    </Section>
  );
}
