import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { Button, Input, Select } from 'antd';
import { useMembers } from '../../api/queries';
import { useDraft } from '../../api/use-draft';
import { typedFen } from '../../format/money';
import { usePick, useWords } from '../../i18n/use-words';
import { ProblemView } from '../../ui/states';
import { exposureWords } from './exposure.words';
import { FormField } from './form-field';

/** Sets a limit for one core enterprise; two officers sign it. */
export function LimitForm() {
  const say = useWords(exposureWords);
  const pick = usePick();
  const members = useMembers();
  const { draft, isPending, error } = useDraft();
  const [issuer, setIssuer] = useState<number>();
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const value = typedFen(text);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (issuer === undefined || value === undefined || isPending) return;
    draft({ act: 'grant-limit', issuer, value: value.toString() });
  };
  const issuers = (members.data?.items ?? []).filter(({ roles }) => roles.includes('core'));
  return (
    <form className="form-line" onSubmit={submit} noValidate aria-label={say('limit_new')}>
      <h3>{say('limit_new')}</h3>
      <FormField
        label={say('limit_issuer')}
        error={tried && issuer === undefined ? say('limit_issuer_problem') : undefined}
      >
        {(field) => (
          <Select
            {...field}
            value={issuer ?? null}
            onChange={(id: number) => setIssuer(id)}
            options={issuers.map(({ id, name }) => ({ value: id, label: pick(name) }))}
          />
        )}
      </FormField>
      <FormField
        label={say('limit_value')}
        error={tried && value === undefined ? say('limit_value_problem') : undefined}
      >
        {(field) => (
          <Input
            {...field}
            inputMode="decimal"
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </FormField>
      {error === null ? null : <ProblemView error={error} />}
      <Button htmlType="submit" type="primary" loading={isPending}>
        {say('limit_submit')}
      </Button>
    </form>
  );
}
