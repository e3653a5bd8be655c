import { Link } from 'react-router';
import type { QuoteRequest } from '../../api/types';
import { usePages } from '../../api/use-pages';
import { useWords } from '../../i18n/use-words';
import { Day } from '../../ui/day';
import { LoadMore } from '../../ui/load-more';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { PartyName } from '../../ui/party';
import { QueryView } from '../../ui/query-view';
import { Empty } from '../../ui/states';
import { Tag } from '../../ui/tag';
import type { Tone } from '../../ui/tag';
import { offersWords } from './offers.words';
import '../operations/operations-page.css';

const TONES: Readonly<Record<QuoteRequest['state'], Tone>> = {
  open: 'wait',
  answered: 'accent',
  chosen: 'good',
  closed: 'neutral',
};

/** What this organisation asked banks for. */
export default function OffersPage() {
  const say = useWords(offersWords);
  const requests = usePages(['quote-requests', 'list'], (api, cursor) =>
    api.GET('/v1/quote-requests', {
      params: { query: { ...(cursor === undefined ? {} : { cursor }) } },
    }),
  );
  return (
    <Page title={say('title')}>
      <QueryView query={requests}>
        {({ items }) => {
          const sent = items.filter(({ direction }) => direction === 'sent');
          return sent.length === 0 ? (
            <div className="card">
              <Empty title={say('none')} icon="sell">
                {say('none_next')}
              </Empty>
            </div>
          ) : (
            <ul className="plain-list stack-tight">
              {sent.map((request) => (
                <li key={request.id}>
                  <Link to={`/offers/${request.id}`} className="card operation-row">
                    <span>
                      <strong>
                        <Money fen={request.value} />
                      </strong>
                      <span className="muted small operation-words">
                        <PartyName party={request.issuer} /> · <Day day={request.due} />
                      </span>
                    </span>
                    <Tag tone={TONES[request.state]}>{say(`state_${request.state}`)}</Tag>
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </QueryView>
      <LoadMore query={requests} />
    </Page>
  );
}
