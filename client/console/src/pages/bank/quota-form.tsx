import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { Button, Input, Select } from 'antd';
import { parseIsoDay } from '@fuqi/domain';
import { useMembers } from '../../api/queries';
import { useDraft } from '../../api/use-draft';
import { typedFen } from '../../format/money';
import { usePick, useWords } from '../../i18n/use-words';
import { Section } from '../../ui/page';
import { ProblemView } from '../../ui/states';
import { FormField } from './form-field';
import { quotaWords } from './quotas.words';

/** Grants a quota to an enterprise; two officers sign it. */
export function QuotaForm({ today, self }: { readonly today: string; readonly self: number }) {
  const say = useWords(quotaWords);
  const pick = usePick();
  const members = useMembers().data?.items ?? [];
  const { draft, isPending, error } = useDraft();
  const [to, setTo] = useState<number>();
  const [registrar, setRegistrar] = useState<number>();
  const [text, setText] = useState('');
  const [lastDay, setLastDay] = useState('');
  const [tried, setTried] = useState(false);
  const value = typedFen(text);
  const dayFits = parseIsoDay(lastDay).ok && lastDay >= today;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (to === undefined || registrar === undefined || value === undefined) return;
    if (!dayFits || isPending) return;
    draft({ act: 'grant-quota', to, value: value.toString(), lastDay, registrar });
  };
  const wrong = (is: boolean, key: `problem_${'to' | 'value' | 'until' | 'registrar'}`) =>
    tried && is ? say(key) : undefined;
  const options = (wanted: (roles: readonly string[], id: number) => boolean) =>
    members
      .filter(({ id, roles }) => wanted(roles, id))
      .map(({ id, name }) => ({ value: id, label: pick(name) }));
  return (
    <Section title={say('grant')}>
      <p className="muted small">{say('grant_note')}</p>
      <form className="form-line" onSubmit={submit} noValidate aria-label={say('grant')}>
        <FormField label={say('grant_to')} error={wrong(to === undefined, 'problem_to')}>
          {(field) => (
            <Select
              {...field}
              showSearch={{ optionFilterProp: 'label' }}
              value={to ?? null}
              onChange={(id: number) => setTo(id)}
              options={options((roles, id) => id !== self && roles.includes('supplier'))}
            />
          )}
        </FormField>
        <FormField label={say('grant_value')} error={wrong(value === undefined, 'problem_value')}>
          {(field) => (
            <Input
              {...field}
              inputMode="decimal"
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </FormField>
        <FormField label={say('grant_until')} error={wrong(!dayFits, 'problem_until')}>
          {(field) => (
            <Input
              {...field}
              type="date"
              min={today}
              value={lastDay}
              onChange={({ target }) => setLastDay(target.value)}
            />
          )}
        </FormField>
        <FormField
          label={say('grant_registrar')}
          hint={say('grant_registrar_hint')}
          error={wrong(registrar === undefined, 'problem_registrar')}
        >
          {(field) => (
            <Select
              {...field}
              value={registrar ?? null}
              onChange={(id: number) => setRegistrar(id)}
              options={options((roles) => roles.includes('registrar'))}
            />
          )}
        </FormField>
        {error === null ? null : <ProblemView error={error} />}
        <Button htmlType="submit" type="primary" loading={isPending}>
          {say('grant_submit')}
        </Button>
      </form>
    </Section>
  );
}
