import type { Me, Operation } from '../../api/types';
import { instantText } from '../../format/day';
import { useWords } from '../../i18n/use-words';
import { CopyId } from '../../ui/copy-id';
import { Day } from '../../ui/day';
import { Facts } from '../../ui/facts';
import { JsonView } from '../../ui/json-view';
import { Section } from '../../ui/page';
import { operationWords } from './operations.words';

/** What is kept of an operation: who signed when, until when it may be written, and its digests. */
export function OperationFacts({
  operation,
  me,
}: {
  readonly operation: Operation;
  readonly me: Me;
}) {
  const say = useWords(operationWords);
  const { signatures, officersNeeded, validUntil, digest, receipt, id, createdAt } = operation;
  return (
    <Section
      title={say('signatures')}
      aside={
        <span className="muted">
          {say('signatures_of', { given: signatures.length, needed: officersNeeded })}
        </span>
      }
    >
      {signatures.length === 0 ? null : (
        <ul className="plain-list">
          {signatures.map(({ officer, by, at }) => (
            <li key={officer}>
              {say(by === me.principal.id ? 'signed_by_you' : 'signed_by', {
                slot: officer + 1,
                at: instantText(at),
              })}
            </li>
          ))}
        </ul>
      )}
      <Facts
        items={[
          { term: say('created'), value: instantText(createdAt) },
          { term: say('valid_until'), value: <Day day={validUntil} /> },
          { term: say('reference'), value: <CopyId id={id} /> },
          { term: say('digest'), value: <CopyId id={digest} /> },
          ...(receipt === null ? [] : [{ term: say('receipt'), value: <CopyId id={receipt} /> }]),
        ]}
      />
      <JsonView value={operation} />
    </Section>
  );
}
