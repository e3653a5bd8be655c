import { useMe } from '../../api/queries';
import { useWords } from '../../i18n/use-words';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { NoPermission } from '../../ui/states';
import { EndKeyForm } from './end-key-form';
import { keyWords } from './keys.words';
import { MakeKeyForm } from './make-key-form';
import './settings.css';

/** API keys: make one, end one. */
export default function KeysPage() {
  const say = useWords(keyWords);
  const me = useMe();
  return (
    <Page title={say('title')} lead={say('lead')} back="/settings">
      <QueryView query={me}>
        {({ principal: { scopes, id } }) =>
          scopes.includes('keys:manage') ? (
            <div className="grid-2">
              <MakeKeyForm />
              <EndKeyForm own={id} />
            </div>
          ) : (
            <NoPermission />
          )
        }
      </QueryView>
    </Page>
  );
}
