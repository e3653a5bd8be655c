import { useWords } from '../../i18n/use-words';
import { Day } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { Money } from '../../ui/money';
import { Section } from '../../ui/page';
import { Tag } from '../../ui/tag';
import { ratePercent } from './quote-terms';
import type { GivenQuote } from './request-tag';
import { requestWords } from './requests.words';

/** The quote that was given, and what became of it. */
export function GivenQuoteView({ quote }: { readonly quote: GivenQuote }) {
  const say = useWords(requestWords);
  const { rateBps, dayBasis, days, fees, interest, net, allInBps, validUntil } = quote;
  return (
    <Section title={say('my_quote')} aside={<Standing quote={quote} />}>
      {quote.taken || quote.expired ? null : <p role="status">{say('given')}</p>}
      <Facts
        items={[
          { term: say('rate'), value: ratePercent(rateBps) },
          { term: say('basis'), value: say(`basis_${dayBasis}`) },
          { term: say('result_days'), value: say('days_value', { count: days }) },
          { term: say('interest'), value: <Money fen={interest} /> },
          { term: say('fees'), value: <Money fen={fees} /> },
          { term: say('net'), value: <Money fen={net} /> },
          { term: say('all_in'), value: bpsText(allInBps) },
          { term: say('until'), value: <Day day={validUntil} /> },
        ]}
      />
      <p className="muted small">{say('given_next')}</p>
    </Section>
  );
}

function Standing({ quote: { taken, expired } }: { readonly quote: GivenQuote }) {
  const say = useWords(requestWords);
  if (taken) return <Tag tone="good">{say('taken')}</Tag>;
  return expired ? (
    <Tag tone="neutral">{say('expired')}</Tag>
  ) : (
    <Tag tone="wait">{say('waiting')}</Tag>
  );
}

/** `3.7175%` of basis points with two decimals, `371.75`. */
function bpsText(bps: string): string {
  const digits = bps.replace('.', '').padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}%`;
}
