import { useParams } from 'react-router';
import { useMe } from '../../api/queries';
import { useRead } from '../../api/use-api';
import { yuanText } from '../../charts/amounts';
import { usePick, useWords } from '../../i18n/use-words';
import { Day } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { Money } from '../../ui/money';
import { Page, Section } from '../../ui/page';
import { PartyName } from '../../ui/party';
import { QueryView } from '../../ui/query-view';
import { exposureOf } from './exposure-lines';
import { GivenQuoteView } from './given-quote';
import { QuoteForm } from './quote-form';
import { lastDayToFund } from './quote-terms';
import { RequestTag } from './request-tag';
import type { QuoteRequest } from './request-tag';
import { requestWords } from './requests.words';
import { useBook } from './use-book';

/** One request and the quote for it. */
export default function RequestPage() {
  const say = useWords(requestWords);
  const pick = usePick();
  const { id = '' } = useParams();
  const request = useRead(
    ['quote-requests', id],
    (api) => api.GET('/v1/quote-requests/{id}', { params: { path: { id } } }),
    { every: 15_000 },
  );
  const me = useMe();
  const title =
    request.data === undefined
      ? say('quote')
      : say('request_title', { seller: pick(request.data.seller.name) });
  return (
    <Page title={title} back="/bank/requests">
      <QueryView query={me}>
        {({ day }) => (
          <QueryView query={request}>{(one) => <Content request={one} today={day} />}</QueryView>
        )}
      </QueryView>
    </Page>
  );
}

function Content({ request, today }: { readonly request: QuoteRequest; readonly today: string }) {
  const say = useWords(requestWords);
  const [mine] = request.quotes;
  return (
    <div className="grid-2">
      <Asked request={request} today={today} />
      {mine === undefined ? (
        request.state === 'open' ? (
          <QuoteForm request={request} today={today} />
        ) : (
          <p className="card">{say('closed_note')}</p>
        )
      ) : (
        <GivenQuoteView quote={mine} />
      )}
    </div>
  );
}

function Asked({ request, today }: { readonly request: QuoteRequest; readonly today: string }) {
  const say = useWords(requestWords);
  const { seller, issuer, value, due, state } = request;
  const book = useBook();
  const exposure = book.data === undefined ? undefined : exposureOf(book.data, issuer.id);
  return (
    <Section title={say('request')} aside={<RequestTag state={state} />}>
      <Facts
        items={[
          { term: say('seller'), value: <PartyName party={seller} /> },
          { term: say('issuer'), value: <PartyName party={issuer} /> },
          { term: say('value'), value: <Money fen={value} /> },
          { term: say('due'), value: <Day day={due} /> },
          { term: say('last_fund'), value: <Day day={lastDayToFund(due, today) ?? null} /> },
          ...(exposure === undefined
            ? []
            : [
                {
                  term: say('your_exposure'),
                  value: (
                    <>
                      <Money fen={exposure} />
                      <br />
                      <span className="muted small">
                        {say('exposure_after', { amount: yuanText(exposure + BigInt(value)) })}
                      </span>
                    </>
                  ),
                },
              ]),
        ]}
      />
    </Section>
  );
}
