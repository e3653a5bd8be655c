import { useMe } from '../../api/queries';
import { useRead } from '../../api/use-api';
import { useWords } from '../../i18n/use-words';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty, NoPermission } from '../../ui/states';
import { AddWebhookForm } from './add-webhook-form';
import { WebhookTable } from './webhook-table';
import { webhookWords } from './webhooks.words';
import './settings.css';

/** Addresses that are told of events. */
export default function WebhooksPage() {
  const say = useWords(webhookWords);
  const me = useMe();
  return (
    <Page title={say('title')} lead={say('lead')} back="/settings">
      <QueryView query={me}>
        {({ principal }) =>
          principal.scopes.includes('webhooks:manage') ? <Webhooks /> : <NoPermission />
        }
      </QueryView>
    </Page>
  );
}

function Webhooks() {
  const say = useWords(webhookWords);
  const webhooks = useRead(['webhooks'], (api) => api.GET('/v1/webhooks'));
  return (
    <>
      <QueryView query={webhooks}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="card">
              <Empty title={say('none')} icon="out">
                {say('none_next')}
              </Empty>
            </div>
          ) : (
            <WebhookTable webhooks={items} />
          )
        }
      </QueryView>
      <AddWebhookForm />
    </>
  );
}
