import { Button } from 'antd';
import type { OfferedQuote, QuoteRequest } from '../../api/types';
import { useDraft } from '../../api/use-draft';
import { moneyText, percentText } from '../../format/money';
import { usePick, useWords } from '../../i18n/use-words';
import { Day } from '../../ui/day';
import { Money } from '../../ui/money';
import { ProblemView } from '../../ui/states';
import { Tag } from '../../ui/tag';
import { offersWords } from './offers.words';

/** One bank's quote: what is received first, then what it costs. */
export function OfferCard({
  request,
  quote,
  best,
}: {
  readonly request: QuoteRequest;
  readonly quote: OfferedQuote;
  readonly best: boolean;
}) {
  const say = useWords(offersWords);
  const pick = usePick();
  const { draft, isPending, isError, error } = useDraft();
  const { bank, net, rateBps, dayBasis, days, interest, fees, allInBps, validUntil } = quote;
  const cost = moneyText(BigInt(request.value) - BigInt(net));
  const { voucher, state } = request;
  const open = state === 'open' || state === 'answered';
  return (
    <article className={`card stack-tight${best ? ' offer-best' : ''}`}>
      <div className="row-between">
        <h2>{pick(bank.name)}</h2>
        {best ? <Tag tone="good">{say('best')}</Tag> : null}
      </div>
      <div>
        <span className="small muted">{say('net')}</span>
        <p className="offer-net">
          <Money fen={net} />
        </p>
        <span className="small muted">{say('cut', { cost })}</span>
      </div>
      <dl className="offer-terms">
        <Term name={say('all_in')} value={<strong>{percentText(allInBps)}</strong>} />
        <Term name={say('rate')} value={percentText(rateBps)} />
        <Term name={say('basis')} value={say('basis_value', { days, basis: dayBasis })} />
        <Term name={say('interest')} value={<Money fen={interest} />} />
        <Term name={say('fees')} value={<Money fen={fees} />} />
        <Term name={say('valid')} value={<Day day={validUntil.slice(0, 10)} />} />
      </dl>
      {isError ? <ProblemView error={error} /> : null}
      {quote.taken ? <Tag tone="good">{say('taken')}</Tag> : null}
      {quote.expired && !quote.taken ? <Tag tone="neutral">{say('expired')}</Tag> : null}
      {voucher !== null && open && !quote.expired ? (
        <Button
          type={best ? 'primary' : 'default'}
          size="large"
          loading={isPending}
          onClick={() => draft({ act: 'reserve', voucher, quote: quote.id })}
        >
          {say('accept')}
        </Button>
      ) : null}
    </article>
  );
}

function Term({ name, value }: { readonly name: string; readonly value: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}
