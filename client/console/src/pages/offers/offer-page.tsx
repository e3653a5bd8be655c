import { useParams } from 'react-router';
import type { QuoteRequest } from '../../api/types';
import { useRead } from '../../api/use-api';
import { useWords } from '../../i18n/use-words';
import { Day } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { PartyName } from '../../ui/party';
import { QueryView } from '../../ui/query-view';
import { OfferCard } from './offer-card';
import { offersWords } from './offers.words';
import './offer-page.css';

const WAITING_MS = 4_000;

/** The second of three screens on which a supplier sells: quotes side by side, by what would be received. */
export default function OfferPage() {
  const { id = '' } = useParams();
  const say = useWords(offersWords);
  const request = useRead(
    ['quote-requests', id],
    (api) => api.GET('/v1/quote-requests/{id}', { params: { path: { id } } }),
    { every: (data) => (data === undefined || data.state === 'open' ? WAITING_MS : 15_000) },
  );
  return (
    <Page title={say('one')} back="/offers">
      <QueryView query={request}>{(data) => <Offers request={data} />}</QueryView>
    </Page>
  );
}

function Offers({ request }: { readonly request: QuoteRequest }) {
  const say = useWords(offersWords);
  const { value, due, issuer, quotes, state } = request;
  const ranked = [...quotes].sort((a, b) => (BigInt(a.net) > BigInt(b.net) ? -1 : 1));
  return (
    <>
      <div className="card">
        <Facts
          items={[
            { term: say('face'), value: <Money fen={value} /> },
            { term: say('due'), value: <Day day={due} /> },
            { term: say('issuer'), value: <PartyName party={issuer} /> },
          ]}
        />
      </div>
      {state === 'open' && quotes.length === 0 ? (
        <p className="notice" role="status">
          {say('wait')}
        </p>
      ) : (
        <>
          <p className="muted small">{say('sorted')}</p>
          <ul className="plain-list offers">
            {ranked.map((quote, place) => (
              <li key={quote.id}>
                <OfferCard
                  request={request}
                  quote={quote}
                  best={place === 0 && ranked.length > 1}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
