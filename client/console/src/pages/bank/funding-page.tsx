import { Link } from 'react-router';
import { useMe } from '../../api/queries';
import { useDraft } from '../../api/use-draft';
import { useRead } from '../../api/use-api';
import { useWords } from '../../i18n/use-words';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty, ProblemView } from '../../ui/states';
import { useAllVouchers } from '../calendar/all-vouchers';
import { purchases, toConfirm } from './funding-stages';
import { PurchaseTable } from './purchase-table';
import { fundingWords } from './funding.words';

/** Purchases that are under way, and payments that this bank can confirm. */
export default function FundingPage() {
  const say = useWords(fundingWords);
  const me = useMe();
  const vouchers = useAllVouchers({ kind: 'voucher', state: 'held-for-others' });
  const payments = useRead(['payments'], (api) => api.GET('/v1/payments'), { every: 15_000 });
  const { draft, isPending, error } = useDraft();
  const self = me.data?.member.id ?? 0;
  return (
    <Page title={say('title')} lead={say('lead')}>
      {error === null ? null : <ProblemView error={error} />}
      <QueryView query={vouchers}>
        {({ items }) => (
          <QueryView query={payments}>
            {({ items: paid }) => {
              const under = purchases(items, paid, self);
              const incoming = toConfirm(paid);
              return (
                <>
                  <div className="card stack-tight">
                    {under.length === 0 ? (
                      <Empty title={say('none')} icon="bank">
                        {say('none_next')}
                      </Empty>
                    ) : (
                      <PurchaseTable purchases={under} busy={isPending} onAct={draft} />
                    )}
                  </div>
                  {incoming.length === 0 ? null : (
                    <p className="card row-between">
                      {say('to_confirm', { count: incoming.length })}
                      <Link to="/payments">{say('to_confirm_open')}</Link>
                    </p>
                  )}
                </>
              );
            }}
          </QueryView>
        )}
      </QueryView>
    </Page>
  );
}
