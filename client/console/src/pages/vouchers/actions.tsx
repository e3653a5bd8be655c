import { Button } from 'antd';
import { Link } from 'react-router';
import { useMe } from '../../api/queries';
import type { Action, VoucherDetail } from '../../api/types';
import { useDraft } from '../../api/use-draft';
import { useWords } from '../../i18n/use-words';
import { voucherWords } from '../../i18n/voucher';
import { Section } from '../../ui/page';
import { ProblemView } from '../../ui/states';
import { draftOf } from './draft-of';
import { vouchersWords } from './vouchers.words';

/** Pages on which an act is prepared; the others are drafted at once and read on the operation's page. */
const PAGES: Readonly<Record<string, (id: string) => string>> = {
  accept: (id) => `/vouchers/${id}/accept`,
  split: (id) => `/vouchers/${id}/split`,
  'pass-on': (id) => `/vouchers/${id}/pass-on`,
  issue: (id) => `/issue?from=${id}`,
};

/** Only what is allowed now; the gateway says what that is. */
export function Actions({ voucher }: { readonly voucher: VoucherDetail }) {
  const say = useWords(vouchersWords);
  const sayVoucher = useWords(voucherWords);
  const { draft, isPending, isError, error } = useDraft();
  const { data: me } = useMe();
  const { id, actions, kind } = voucher;
  const mayDraft = me?.principal.scopes.includes('operations:draft') ?? false;
  const sells = kind === 'voucher' && actions.includes('pass-on') && voucher.state === 'available';
  if (!mayDraft) return null;
  return (
    <Section title={say('actions')}>
      {actions.length === 0 ? <p className="muted">{say('no_actions')}</p> : null}
      <div className="row">
        {sells ? (
          <Link to={`/vouchers/${id}/sell`} className="link-button primary">
            {sayVoucher('action_sell')}
          </Link>
        ) : null}
        {actions.map((action: Action) => {
          const page = PAGES[action];
          const name = sayVoucher(`action_${action}`);
          if (page !== undefined) {
            return (
              <Link
                key={action}
                to={page(id)}
                className={
                  action === 'accept' || action === 'issue' ? 'link-button primary' : 'link-button'
                }
              >
                {name}
              </Link>
            );
          }
          const body = draftOf(action, id);
          return body === undefined ? null : (
            <Button key={action} loading={isPending} onClick={() => draft(body)}>
              {name}
            </Button>
          );
        })}
      </div>
      {isError ? <ProblemView error={error} /> : null}
    </Section>
  );
}
