import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { Button, Checkbox, Input } from 'antd';
import { useWrite } from '../../api/use-api';
import { useWords } from '../../i18n/use-words';
import { Section } from '../../ui/page';
import { ProblemView } from '../../ui/states';
import { FormField } from '../bank/form-field';
import { ShownSecret } from './shown-secret';
import { WEBHOOK_TYPES, webhookUrl } from './webhook-entry';
import type { WebhookType } from './webhook-entry';
import { webhookWords } from './webhooks.words';

/** Adds an address and shows its secret once. */
export function AddWebhookForm() {
  const say = useWords(webhookWords);
  const [text, setText] = useState('');
  const [types, setTypes] = useState<WebhookType[]>([...WEBHOOK_TYPES]);
  const [tried, setTried] = useState(false);
  const add = useWrite(
    (api, body: { url: string; types: WebhookType[] }, header) =>
      api.POST('/v1/webhooks', { body, params: { header } }),
    [['webhooks']],
  );
  const url = webhookUrl(text);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (url !== undefined && types.length > 0 && !add.isPending) add.mutate({ url, types });
  };
  const again = (): void => {
    add.reset();
    setText('');
    setTried(false);
  };
  return (
    <Section title={say('add')}>
      {add.data === undefined ? (
        <form className="stack-tight" onSubmit={submit} noValidate>
          <FormField
            label={say('url')}
            hint={say('url_hint')}
            error={tried && url === undefined ? say('url_problem') : undefined}
          >
            {(field) => (
              <Input
                {...field}
                type="url"
                placeholder="https://"
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            )}
          </FormField>
          <fieldset className="plain-fieldset">
            <legend>{say('types')}</legend>
            <Checkbox.Group
              value={types}
              onChange={(chosen) => setTypes(chosen)}
              options={WEBHOOK_TYPES.map((value) => ({ value, label: say(`type_${value}`) }))}
            />
            <span className="form-error small" role="status">
              {tried && types.length === 0 ? say('types_problem') : ''}
            </span>
          </fieldset>
          {add.isError ? <ProblemView error={add.error} /> : null}
          <div>
            <Button type="primary" htmlType="submit" loading={add.isPending}>
              {say('submit')}
            </Button>
          </div>
        </form>
      ) : (
        <ShownSecret secret={add.data.secret} onDone={again} />
      )}
    </Section>
  );
}
