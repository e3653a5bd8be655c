import type { Me, Operation } from '../../api/types';
import { beforeSigning } from '../../i18n/before-signing';
import { usePick, useWords } from '../../i18n/use-words';
import { DeviceRefusal } from '../../officer/device';
import { Section } from '../../ui/page';
import { ProblemView } from '../../ui/states';
import { BeforeSigning } from './before-signing';
import { operationWords } from './operations.words';
import { SignBox } from './sign-box';
import { useReview } from './use-review';

/** What an officer reads and does before the operation is complete. */
export function Signing({ operation, me }: { readonly operation: Operation; readonly me: Me }) {
  const say = useWords(operationWords);
  const sayBefore = useWords(beforeSigning);
  const pick = usePick();
  const review = useReview(operation, me);
  const mine = operation.signatures.some(
    ({ by, officer }) => by === me.principal.id || officer === me.principal.officer,
  );
  const waitsFor =
    operation.countersigner?.signed === false ? operation.countersigner.party : undefined;
  const refuses =
    review.error instanceof DeviceRefusal || (review.data !== undefined && !review.data.agrees);
  return (
    <Section title={sayBefore('title')}>
      <BeforeSigning operation={operation} sentences={review.data?.sentences} />
      {operation.host === null ? null : (
        <p>{say('of_host', { party: pick(operation.host.name) })}</p>
      )}
      <p className="small muted">
        {say(operation.officersNeeded > 1 ? 'two_officers' : 'one_officer')}
      </p>
      {refuses ? (
        <p role="alert" className="problem">
          {say('device_refuses')}
        </p>
      ) : null}
      {review.isError && !refuses ? <ProblemView error={review.error} /> : null}
      {mine ? (
        <p role="status" className="notice">
          {operation.signatures.length < operation.officersNeeded || waitsFor === undefined
            ? say('wait_checker')
            : say('wait_partner', { party: pick(waitsFor.name) })}
        </p>
      ) : (
        <SignBox operation={operation} me={me} review={review.data} />
      )}
    </Section>
  );
}
