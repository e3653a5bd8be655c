import { dayText } from '../../format/day';
import { useLanguage, useWords } from '../../i18n/use-words';
import { Money } from '../../ui/money';
import { costPercent } from './quote-terms';
import type { QuoteOutcome } from './quote-terms';
import { requestWords } from './requests.words';

/** What a quote comes to, as it is being written. */
export function QuoteResult({
  outcome,
  valueDay,
  shown,
}: {
  readonly outcome: QuoteOutcome;
  readonly valueDay: string;
  /** Whether something was typed. */
  readonly shown: boolean;
}) {
  const say = useWords(requestWords);
  const language = useLanguage();
  if (!outcome.ok) {
    const told = outcome.problem === 'exceeds' || outcome.problem === 'days';
    return (
      <p role="status" className={shown && told ? 'quote-error' : 'visually-hidden'}>
        {shown && told ? say(`problem_${outcome.problem}`) : ''}
      </p>
    );
  }
  const { days, paymentDay, interest, fees, net, allInCentiBps } = outcome.terms;
  return (
    <dl className="quote-result" aria-live="polite" aria-label={say('result')}>
      <dt>{say('result_days')}</dt>
      <dd className="small">
        {say('result_days_value', {
          ...{ days, from: dayText(valueDay, language), to: dayText(paymentDay, language) },
        })}
      </dd>
      <dt>{say('interest')}</dt>
      <dd>
        <Money fen={interest} />
      </dd>
      <dt>{say('gain')}</dt>
      <dd>
        <Money fen={interest + fees} />
      </dd>
      <dt>{say('all_in')}</dt>
      <dd>{costPercent(allInCentiBps)}</dd>
      <dt>{say('net')}</dt>
      <dd className="quote-net">
        <Money fen={net} />
      </dd>
    </dl>
  );
}
