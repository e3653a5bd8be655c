import { useState } from 'react';
import { Button, Modal } from 'antd';
import { Link } from 'react-router';
import { useWrite } from '../../api/use-api';
import { DataTable } from '../../charts/data-table';
import { instantText } from '../../format/day';
import { useWords } from '../../i18n/use-words';
import { Section } from '../../ui/page';
import { ProblemView } from '../../ui/states';
import { ShownSecret } from './shown-secret';
import type { Webhook } from './webhook-entry';
import { webhookWords } from './webhooks.words';

type Asked = { readonly what: 'rotate' | 'remove'; readonly webhook: Webhook };

/** Webhooks with what can be done about each. */
export function WebhookTable({ webhooks }: { readonly webhooks: readonly Webhook[] }) {
  const say = useWords(webhookWords);
  const [asked, setAsked] = useState<Asked>();
  const rotate = useWrite(
    (api, id: string, header) =>
      api.POST('/v1/webhooks/{id}/rotate-secret', { params: { path: { id }, header } }),
    [['webhooks']],
  );
  const remove = useWrite(
    (api, id: string, header) =>
      api.POST('/v1/webhooks/{id}/delete', { params: { path: { id }, header } }),
    [['webhooks']],
  );
  const confirm = (): void => {
    if (asked?.what === 'rotate') rotate.mutate(asked.webhook.id);
    if (asked?.what === 'remove') remove.mutate(asked.webhook.id);
    setAsked(undefined);
  };
  const error = rotate.error ?? remove.error;
  return (
    <Section title={say('list')}>
      {error === null ? null : <ProblemView error={error} />}
      {rotate.data === undefined ? null : (
        <ShownSecret secret={rotate.data.secret} onDone={() => rotate.reset()} />
      )}
      <DataTable
        caption={say('list')}
        keys={webhooks.map(({ id }) => id)}
        columns={[
          { title: say('url') },
          { title: say('types') },
          { title: say('created') },
          { title: say('former') },
          { title: say('actions') },
        ]}
        rows={webhooks.map((webhook) => [
          { node: <span className="webhook-url">{webhook.url}</span> },
          webhook.types.map((type) => say(`type_${type}`)).join('、'),
          instantText(webhook.createdAt),
          webhook.formerSecretUntil === null ? '—' : instantText(webhook.formerSecretUntil),
          { node: <Acts webhook={webhook} onAsk={(what) => setAsked({ what, webhook })} /> },
        ])}
      />
      <Modal
        open={asked !== undefined}
        title={say(`${asked?.what ?? 'rotate'}_sure`)}
        okText={say(asked?.what ?? 'rotate')}
        cancelText={say('cancel')}
        okButtonProps={{ danger: asked?.what === 'remove' }}
        onOk={confirm}
        onCancel={() => setAsked(undefined)}
      >
        <p className="webhook-url">{asked?.webhook.url}</p>
        <p>{say(`${asked?.what ?? 'rotate'}_note`)}</p>
      </Modal>
    </Section>
  );
}

function Acts({
  webhook: { id, url },
  onAsk,
}: {
  readonly webhook: Webhook;
  readonly onAsk: (what: Asked['what']) => void;
}) {
  const say = useWords(webhookWords);
  return (
    <span className="row">
      <Link to={`/settings/webhooks/${id}`}>
        {say('deliveries')}
        <span className="visually-hidden"> {url}</span>
      </Link>
      {(['rotate', 'remove'] as const).map((what) => (
        <Button key={what} size="middle" danger={what === 'remove'} onClick={() => onAsk(what)}>
          {say(what)}
          <span className="visually-hidden"> {url}</span>
        </Button>
      ))}
    </span>
  );
}
