import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import type { VoucherDetail } from '../../api/types';
import { useDraft } from '../../api/use-draft';
import { capitalText } from '../../format/money';
import { useWords } from '../../i18n/use-words';
import { voucherWords } from '../../i18n/voucher';
import { Facts } from '../../ui/facts';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { PartyName } from '../../ui/party';
import { QueryView } from '../../ui/query-view';
import { Empty, ProblemView } from '../../ui/states';
import { DueDay } from './due-day';
import { useVoucher } from './use-voucher';
import { vouchersWords } from './vouchers.words';
import './accept-page.css';

/** The first of two screens on which a supplier accepts: who owes how much, and when it is paid. */
export default function AcceptPage() {
  const { id = '' } = useParams();
  const say = useWords(vouchersWords);
  const voucher = useVoucher(id);
  return (
    <Page title={say('accept_lead')} back={`/vouchers/${id}`}>
      <QueryView query={voucher}>{(data) => <Offer voucher={data} />}</QueryView>
    </Page>
  );
}

function Offer({ voucher }: { readonly voucher: VoucherDetail }) {
  const say = useWords(vouchersWords);
  const sayVoucher = useWords(voucherWords);
  const { draft, isPending, isError, error, variables } = useDraft();
  const { id, value, due, issuer, registrar, message, actions } = voucher;
  if (!actions.includes('accept')) {
    return (
      <div className="card">
        <Empty title={say('not_offered')} icon="voucher">
          <Link to={`/vouchers/${id}`}>{say('back_to')}</Link>
        </Empty>
      </div>
    );
  }
  return (
    <div className="card stack">
      <div className="offer-amount">
        <strong>
          <Money fen={value} />
        </strong>
        <span className="small muted" lang="zh-CN">
          {capitalText(value)}
        </span>
      </div>
      <Facts
        items={[
          { term: sayVoucher('due'), value: <DueDay day={due} /> },
          { term: sayVoucher('issuer'), value: <PartyName party={issuer} /> },
          { term: sayVoucher('registrar'), value: <PartyName party={registrar} /> },
          ...(message === '' ? [] : [{ term: sayVoucher('message'), value: message }]),
        ]}
      />
      <p className="small muted">{say('accept_help')}</p>
      {isError ? <ProblemView error={error} /> : null}
      <div className="two-buttons">
        <Button
          type="primary"
          size="large"
          loading={isPending && variables.act === 'accept'}
          onClick={() => draft({ act: 'accept', voucher: id })}
        >
          {say('accept')}
        </Button>
        <Button
          size="large"
          loading={isPending && variables.act === 'reject'}
          onClick={() => draft({ act: 'reject', voucher: id })}
        >
          {say('reject')}
        </Button>
      </div>
    </div>
  );
}
