import { Button } from 'antd';
import { Link } from 'react-router';
import type { DraftBody } from '../../api/types';
import { CsvButton } from '../../charts/csv-button';
import { DataTable } from '../../charts/data-table';
import type { TableData } from '../../charts/table-data';
import { usePick, useWords } from '../../i18n/use-words';
import { CopyId } from '../../ui/copy-id';
import { Day } from '../../ui/day';
import { Tag } from '../../ui/tag';
import type { Tone } from '../../ui/tag';
import type { Purchase, Stage } from './funding-stages';
import { fundingWords } from './funding.words';

const TONES = { reserved: 'accent', paying: 'wait', confirmed: 'good' } as const satisfies Record<
  Stage,
  Tone
>;

/** Purchases with what can be done about each. */
export function PurchaseTable({
  purchases,
  busy,
  onAct,
}: {
  readonly purchases: readonly Purchase[];
  readonly busy: boolean;
  readonly onAct: (body: DraftBody) => void;
}) {
  const say = useWords(fundingWords);
  const pick = usePick();
  const table: TableData = {
    columns: [
      { title: say('voucher') },
      { title: say('seller') },
      { title: say('issuer') },
      { title: say('due') },
      { title: say('value'), kind: 'money' },
      { title: say('pay_amount'), kind: 'money' },
      { title: say('stage') },
    ],
    rows: purchases.map(({ voucher, payment, stage }) => [
      ...[voucher.number, pick(voucher.owner.name), pick(voucher.issuer.name)],
      ...[voucher.due ?? '', BigInt(voucher.value)],
      payment === undefined ? '' : BigInt(payment.amount),
      say(`stage_${stage}`),
    ]),
  };
  return (
    <>
      <div className="row-between">
        <p className="muted small">{say('remark_note')}</p>
        <CsvButton table={table} file="funding" />
      </div>
      <DataTable
        caption={say('title')}
        keys={purchases.map(({ voucher }) => voucher.id)}
        columns={[...table.columns, { title: say('next') }]}
        rows={purchases.map((purchase, at) => {
          const { voucher, stage, payment } = purchase;
          return [
            { node: <Link to={`/vouchers/${voucher.id}`}>{voucher.number}</Link> },
            ...(table.rows[at] ?? []).slice(1, 3),
            { node: <Day day={voucher.due} /> },
            ...(table.rows[at] ?? []).slice(4, 6),
            {
              node: (
                <span className="stack-tight">
                  <Tag tone={TONES[stage]}>{say(`stage_${stage}`)}</Tag>
                  {payment === undefined ? null : <Remark text={payment.remark} />}
                </span>
              ),
            },
            { node: <Acts purchase={purchase} busy={busy} onAct={onAct} /> },
          ];
        })}
      />
    </>
  );
}

function Remark({ text }: { readonly text: string }) {
  const say = useWords(fundingWords);
  return (
    <span className="small muted">
      {say('remark')} <CopyId id={text} head={8} />
    </span>
  );
}

function Acts({
  purchase: { stage, voucher },
  busy,
  onAct,
}: {
  readonly purchase: Purchase;
  readonly busy: boolean;
  readonly onAct: (body: DraftBody) => void;
}) {
  const say = useWords(fundingWords);
  const { id } = voucher;
  const button = (act: 'pay' | 'fund' | 'fail' | 'release', primary: boolean) => (
    <Button
      size="middle"
      type={primary ? 'primary' : 'default'}
      disabled={busy}
      onClick={() => onAct({ act, voucher: id })}
    >
      {say(`do_${act}`)}
      <span className="visually-hidden"> {voucher.number}</span>
    </Button>
  );
  return (
    <span className="row">
      {stage === 'reserved' ? button('pay', true) : null}
      {stage === 'confirmed' ? button('fund', true) : null}
      {stage === 'reserved' ? button('release', false) : null}
      {stage === 'paying' ? button('fail', false) : null}
    </span>
  );
}
