import { DataTable } from '../../charts/data-table';
import { useWords } from '../../i18n/use-words';
import { Link } from 'react-router';
import { Section } from '../../ui/page';
import { exposureWords } from './exposure.words';
import { LimitForm } from './limit-form';
import type { Book } from './use-book';

/** The limits that the bank has set itself, and a new one. */
export function LimitsSection({ book: { vouchers, self } }: { readonly book: Book }) {
  const say = useWords(exposureWords);
  const limits = vouchers.filter(
    ({ kind, owner, state }) => kind === 'limit' && owner.id === self && state !== 'spent',
  );
  return (
    <Section title={say('limits')}>
      <p className="muted small">{say('limits_note')}</p>
      {limits.length === 0 ? (
        <p className="muted">{say('limits_none')}</p>
      ) : (
        <DataTable
          caption={say('limits')}
          keys={limits.map(({ id }) => id)}
          columns={[{ title: say('limits') }, { title: say('limit'), kind: 'money' }]}
          rows={limits.map(({ id, number, value }) => [
            { node: <Link to={`/vouchers/${id}`}>{number}</Link> },
            BigInt(value),
          ])}
        />
      )}
      <LimitForm />
    </Section>
  );
}
