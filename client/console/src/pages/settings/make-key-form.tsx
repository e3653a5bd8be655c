import { useState } from 'react';
import type { SyntheticEvent } from 'react';
import { Button, Input, Select } from 'antd';
import { useWrite } from '../../api/use-api';
import { useWords } from '../../i18n/use-words';
import { FormField } from '../bank/form-field';
import { Section } from '../../ui/page';
import { ProblemView } from '../../ui/states';
import { KEY_ROLES, keyName, officerSlot } from './key-entry';
import type { KeyRole } from './key-entry';
import { keyWords } from './keys.words';
import { MadeKey } from './made-key';

interface NewKey {
  readonly name: string;
  readonly role: KeyRole;
  readonly officer?: number;
}

/** Makes a key and shows it once. */
export function MakeKeyForm() {
  const say = useWords(keyWords);
  const [name, setName] = useState('');
  const [role, setRole] = useState<KeyRole>('reader');
  const [slot, setSlot] = useState('');
  const [tried, setTried] = useState(false);
  const make = useWrite((api, body: NewKey, header) =>
    api.POST('/v1/api-keys', { body, params: { header } }),
  );
  const officer = officerSlot(slot);
  const named = keyName(name);
  const needsOfficer = role === 'officer';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (named === undefined || make.isPending) return;
    if (!needsOfficer) make.mutate({ name: named, role });
    else if (officer !== undefined) make.mutate({ name: named, role, officer });
  };
  const again = (): void => {
    make.reset();
    setName('');
    setTried(false);
  };
  return (
    <Section title={say('make')}>
      {make.data === undefined ? (
        <form className="stack-tight" onSubmit={submit} noValidate>
          <FormField
            label={say('name')}
            hint={say('name_hint')}
            error={tried && named === undefined ? say('name_problem') : undefined}
          >
            {(field) => (
              <Input {...field} value={name} onChange={({ target }) => setName(target.value)} />
            )}
          </FormField>
          <FormField label={say('role')} hint={say(`role-note_${role}`)} error={undefined}>
            {(field) => (
              <Select
                {...field}
                value={role}
                onChange={setRole}
                options={KEY_ROLES.map((value) => ({ value, label: say(`role_${value}`) }))}
              />
            )}
          </FormField>
          {needsOfficer ? (
            <FormField
              label={say('officer')}
              hint={say('officer_hint')}
              error={tried && officer === undefined ? say('officer_problem') : undefined}
            >
              {(field) => (
                <Input
                  {...field}
                  inputMode="numeric"
                  value={slot}
                  onChange={({ target }) => setSlot(target.value)}
                />
              )}
            </FormField>
          ) : null}
          {make.isError ? <ProblemView error={make.error} /> : null}
          <div>
            <Button type="primary" htmlType="submit" loading={make.isPending}>
              {say('submit')}
            </Button>
          </div>
        </form>
      ) : (
        <MadeKey made={make.data} onDone={again} />
      )}
    </Section>
  );
}
