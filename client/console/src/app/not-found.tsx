import { states } from '../i18n/states';
import { useWords } from '../i18n/use-words';
import { Page } from '../ui/page';
import { Empty } from '../ui/states';

export function NotFound() {
  const say = useWords(states);
  return (
    <Page title={say('not_found')}>
      <Empty title={say('not_found_next')} />
    </Page>
  );
}
