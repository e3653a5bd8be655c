import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer } from '../../api/problem';
import { useApi } from '../../api/use-api';
import { useWords } from '../../i18n/use-words';
import { CopyId } from '../../ui/copy-id';
import { Facts } from '../../ui/facts';
import { Icon } from '../../ui/icon';
import { Money } from '../../ui/money';
import { strangersView } from './block-view';
import type { BlockOperation } from './block-view';
import { circuitName } from './circuit-name';
import { explorerWords } from './explorer.words';
import './operation-views.css';

/** One operation twice: for a stranger, and for this organisation. */
export function OperationViews({ operation }: { readonly operation: BlockOperation }) {
  const say = useWords(explorerWords);
  const seen = strangersView(operation);
  return (
    <div className="card two-views">
      <section className="stack-tight" aria-label={say('stranger')}>
        <h2 className="row">
          <Icon name="people" />
          {say('stranger')}
        </h2>
        <Facts
          items={[
            { term: say('digest'), value: <CopyId id={seen.digest} head={16} /> },
            { term: say('legs'), value: String(seen.legs) },
            {
              term: say('kinds'),
              value: seen.circuits.map((circuit) => circuitName(circuit, say)).join('、'),
            },
          ]}
        />
        <p className="muted small">
          {say('stranger_note')} {seen.circuits.includes('move') ? say('move_note') : null}
        </p>
      </section>
      <section className="stack-tight two-views-own" aria-label={say('me')}>
        <h2 className="row">
          <Icon name="eye" />
          {say('me')}
        </h2>
        {operation.mine ? (
          <Mine operation={operation} />
        ) : (
          <p className="muted">{say('nothing_more')}</p>
        )}
      </section>
    </div>
  );
}

function Mine({ operation }: { readonly operation: BlockOperation }) {
  const say = useWords(explorerWords);
  const { operationId, voucherIds } = operation;
  return (
    <>
      {operationId === null ? null : (
        <p>
          {say('my_operation')} <CopyId id={operationId} />{' '}
          <Link to={`/operations/${operationId}`}>{say('open_operation')}</Link>
        </p>
      )}
      {voucherIds.length === 0 ? null : (
        <>
          <h3>{say('my_vouchers')}</h3>
          <OwnVouchers ids={voucherIds} />
        </>
      )}
    </>
  );
}

function OwnVouchers({ ids }: { readonly ids: readonly string[] }) {
  const api = useApi();
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['vouchers', id],
      queryFn: () => answer(api.GET('/v1/vouchers/{id}', { params: { path: { id } } })),
    })),
  });
  return (
    <ul className="plain-list stack-tight">
      {ids.map((id, at) => {
        const voucher = found[at]?.data;
        return (
          <li key={id} className="row">
            <Link to={`/vouchers/${id}`}>{voucher?.number ?? `${id.slice(0, 10)}…`}</Link>
            {voucher === undefined ? null : <Money fen={voucher.value} />}
          </li>
        );
      })}
    </ul>
  );
}
