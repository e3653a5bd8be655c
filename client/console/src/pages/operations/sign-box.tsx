import { useEffect } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../api/client';
import { answer } from '../../api/problem';
import type { Me, Operation } from '../../api/types';
import { officerWords } from '../../i18n/officer';
import { useWords } from '../../i18n/use-words';
import { AddKeyForm } from '../../officer/add-key-form';
import { askDevice, unlockDevice, useDevice } from '../../officer/device';
import { UnlockForm } from '../../officer/unlock-form';
import { useSession } from '../../session/use-session';
import { ProblemView } from '../../ui/states';
import { operationWords } from './operations.words';
import type { DeviceReview } from './use-review';

/** Opens the officer's key if need be, and signs. The last signature that is needed also submits. */
export function SignBox({
  operation,
  me,
  review,
}: {
  readonly operation: Operation;
  readonly me: Me;
  readonly review: DeviceReview | undefined;
}) {
  const say = useWords(operationWords);
  const sayOfficer = useWords(officerWords);
  const device = useDevice();
  const session = useSession();
  const slot = me.principal.officer;
  const given = session?.passphrase;
  useEffect(() => {
    // An entry of a development network brings the passphrase; a wrong one leaves the form to be filled in.
    if (device === 'locked' && given !== undefined) unlockDevice(given).catch(() => undefined);
  }, [device, given]);
  const { host, countersigner, signatures, officersNeeded } = operation;
  const whole = signatures.length + 1 >= officersNeeded;
  // Another member submits its own operation; a joint one waits for the other's signatures.
  const last = whole && host === null && (countersigner === null || countersigner.signed);
  const sign = useSigning(operation, last);
  if (slot === null) return <p className="muted">{sayOfficer('not_officer')}</p>;
  if (device === 'none') return <AddKeyForm slot={slot} />;
  if (device === 'locked') return <UnlockForm />;
  const ready = device === 'open' && review?.agrees === true;
  return (
    <div className="stack-tight">
      {sign.isError ? <ProblemView error={sign.error} /> : null}
      <Button
        type="primary"
        size="large"
        block
        disabled={!ready}
        loading={sign.isPending || device === 'opening'}
        onClick={() => {
          if (review !== undefined)
            sign.mutate({ request: review.request, member: me.member.id, slot });
        }}
      >
        {device === 'opening'
          ? sayOfficer('opening')
          : say(sign.isPending ? 'signing' : last ? 'sign_submit' : 'sign')}
      </Button>
    </div>
  );
}

interface ToSign {
  readonly request: string;
  readonly member: number;
  readonly slot: number;
}

function useSigning({ id }: Operation, last: boolean) {
  const queries = useQueryClient();
  return useMutation<unknown, Error, ToSign>({
    mutationFn: async (asked) => {
      const signatures = [...(await askDevice<'sign'>({ kind: 'sign', ...asked }))].map(
        ({ leg, r8, s }) => ({ leg, r8: { ...r8 }, s }),
      );
      const path = { id };
      const header = { 'Idempotency-Key': crypto.randomUUID() };
      await answer(
        api.POST('/v1/operations/{id}/signatures', {
          params: { path, header },
          body: { signatures },
        }),
      );
      if (!last) return;
      await answer(
        api.POST('/v1/operations/{id}/submit', {
          params: { path, header: { 'Idempotency-Key': crypto.randomUUID() } },
        }),
      );
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['operations'] }),
        queries.invalidateQueries({ queryKey: ['tasks'] }),
      ]),
  });
}
