import { Link, useSearchParams } from 'react-router';
import type { Voucher, VoucherKind, VoucherState } from '../../api/types';
import { usePages } from '../../api/use-pages';
import { usePick, useWords } from '../../i18n/use-words';
import { voucherWords } from '../../i18n/voucher';
import { Choice } from '../../ui/choice';
import { LoadMore } from '../../ui/load-more';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { QueryView } from '../../ui/query-view';
import { Empty } from '../../ui/states';
import { DueDay } from './due-day';
import { VoucherTag } from './voucher-tag';
import { vouchersWords } from './vouchers.words';
import './vouchers-page.css';

const KINDS = ['voucher', 'quota', 'capacity', 'limit', 'deposit', 'distribution'] as const;
const STATES = [
  ...(['available', 'offered', 'offered-out', 'pending', 'held', 'matured'] as const),
  ...(['held-for-others', 'watched', 'spent'] as const),
];

/** What the organisation holds, issued, offered or watches; the filter is in the address. */
export default function VouchersPage() {
  const say = useWords(vouchersWords);
  const sayVoucher = useWords(voucherWords);
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') ?? 'voucher';
  const state = search.get('state') ?? '';
  const vouchers = usePages(['vouchers', 'list', kind, state], (api, cursor) =>
    api.GET('/v1/vouchers', {
      params: {
        query: {
          ...(kind === 'all' ? {} : { kind: kind as VoucherKind }),
          ...(state === '' ? {} : { state: state as VoucherState }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
    }),
  );
  const choose = (change: Readonly<Record<string, string>>): void => {
    const next = { kind, state, ...change };
    setSearch(Object.entries(next).filter(([, value]) => value !== ''));
  };
  return (
    <Page title={say('title')}>
      <div className="row">
        <Choice
          id="voucher-kind"
          label={sayVoucher('kind')}
          value={kind}
          onChange={(value) => choose({ kind: value })}
          options={[
            ...KINDS.map((value) => ({ value, label: sayVoucher(`kind_${value}`) })),
            { value: 'all', label: say('all_kinds') },
          ]}
        />
        <Choice
          id="voucher-state"
          label={sayVoucher('state')}
          value={state}
          onChange={(value) => choose({ state: value })}
          options={[
            { value: '', label: say('all_states') },
            ...STATES.map((value) => ({ value, label: sayVoucher(`state_${value}`) })),
          ]}
        />
      </div>
      <QueryView query={vouchers}>
        {({ items }) =>
          items.length === 0 ? (
            <div className="card">
              <Empty title={say('none')} icon="voucher">
                {say('none_next')}
              </Empty>
            </div>
          ) : (
            <VoucherList vouchers={items} />
          )
        }
      </QueryView>
      <LoadMore query={vouchers} />
    </Page>
  );
}

/** Vouchers as rows; each leads to its page. */
export function VoucherList({ vouchers }: { readonly vouchers: readonly Voucher[] }) {
  const say = useWords(vouchersWords);
  const sayVoucher = useWords(voucherWords);
  const pick = usePick();
  return (
    <ul className="plain-list voucher-list card" aria-label={say('list')}>
      {vouchers.map(({ id, number, kind, value, due, state, issuer }) => (
        <li key={id}>
          <Link to={`/vouchers/${id}`}>
            <span className="voucher-what">
              <strong>
                <Money fen={value} />
              </strong>
              <span className="muted small">
                {sayVoucher(`kind_${kind}`)} <code>{number}</code>
              </span>
            </span>
            <span className="voucher-who">
              <span>{say('from', { issuer: pick(issuer.name) })}</span>
              <DueDay day={due} />
            </span>
            <VoucherTag state={state} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
