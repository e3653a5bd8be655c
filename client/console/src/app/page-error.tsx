import { useRouteError } from 'react-router';
import { states } from '../i18n/states';
import { useWords } from '../i18n/use-words';
import { Page } from '../ui/page';
import { ProblemView } from '../ui/states';

/** Stands where a page failed, so that the frame around it stays. */
export function PageError() {
  const error = useRouteError();
  const say = useWords(states);
  return (
    <Page title={say('error')}>
      <ProblemView error={error} onRetry={() => location.reload()} />
    </Page>
  );
}
