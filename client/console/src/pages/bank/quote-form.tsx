import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { Button, Input, Segmented } from 'antd';
import type { DayBasis } from '@fuqi/domain';
import { useWrite } from '../../api/use-api';
import { useWords } from '../../i18n/use-words';
import { Section } from '../../ui/page';
import { ProblemView } from '../../ui/states';
import { lastDayToFund, quoteTerms, validUntilFits } from './quote-terms';
import { FormField } from './form-field';
import { QuoteResult } from './quote-result';
import type { QuoteRequest } from './request-tag';
import { requestWords } from './requests.words';
import './quote-form.css';

/** Rate, day count, fees and validity, and at once what they come to. */
export function QuoteForm({
  request,
  today,
}: {
  readonly request: QuoteRequest;
  readonly today: string;
}) {
  const say = useWords(requestWords);
  const { id, value, due } = request;
  const last = lastDayToFund(due, today);
  const [rate, setRate] = useState('');
  const [dayBasis, setDayBasis] = useState<DayBasis>(360);
  const [fees, setFees] = useState('');
  const [until, setUntil] = useState(today);
  const [tried, setTried] = useState(false);
  const outcome = quoteTerms(
    { rate, dayBasis, fees },
    { value: BigInt(value), due, valueDay: today },
  );
  const problem = outcome.ok ? undefined : outcome.problem;
  const untilFits = validUntilFits(until, today, last);
  const give = useWrite(
    (
      api,
      body: { rateBps: number; dayBasis: DayBasis; fees: string; validUntil: string },
      header,
    ) =>
      api.POST('/v1/quote-requests/{id}/quotes', {
        body,
        params: { path: { id }, header },
      }),
    [['quote-requests'], ['tasks']],
  );
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!outcome.ok || !untilFits || give.isPending) return;
    const { rateBps, fees: fen } = outcome.terms;
    give.mutate({ rateBps, dayBasis, fees: fen.toString(), validUntil: until });
  };
  const touched = tried || rate !== '';
  return (
    <Section title={say('quote')}>
      <form className="quote-form" onSubmit={submit} noValidate>
        <FormField
          label={say('rate')}
          hint={say('rate_hint')}
          error={touched && problem === 'rate' ? say('problem_rate') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              inputMode="decimal"
              value={rate}
              onChange={({ target }) => setRate(target.value)}
            />
          )}
        </FormField>
        <div className="form-field">
          <span id="quote-basis">{say('basis')}</span>
          <Segmented
            block
            aria-labelledby="quote-basis"
            value={dayBasis}
            onChange={setDayBasis}
            options={[
              { value: 360, label: say('basis_360') },
              { value: 365, label: say('basis_365') },
            ]}
          />
        </div>
        <FormField
          label={say('fees')}
          hint={say('fees_hint')}
          error={problem === 'fees' ? say('problem_fees') : undefined}
        >
          {(field) => (
            <Input
              {...field}
              inputMode="decimal"
              value={fees}
              onChange={({ target }) => setFees(target.value)}
            />
          )}
        </FormField>
        <FormField
          label={say('until')}
          hint={say('until_hint')}
          error={untilFits ? undefined : say('problem_until')}
        >
          {(field) => (
            <Input
              {...field}
              type="date"
              min={today}
              {...(last === undefined ? {} : { max: last })}
              value={until}
              onChange={({ target }) => setUntil(target.value)}
            />
          )}
        </FormField>
        <QuoteResult outcome={outcome} valueDay={today} shown={rate !== ''} />
        <p className="muted small">{say('submit_note')}</p>
        {give.isError ? <ProblemView error={give.error} /> : null}
        <Button type="primary" size="large" htmlType="submit" loading={give.isPending} block>
          {say('submit')}
        </Button>
      </form>
    </Section>
  );
}
