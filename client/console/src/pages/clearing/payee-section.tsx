import { Button } from 'antd';
import type { DraftBody } from '../../api/types';
import { DataTable } from '../../charts/data-table';
import { usePick, useWords } from '../../i18n/use-words';
import { CopyId } from '../../ui/copy-id';
import { Money } from '../../ui/money';
import { Section } from '../../ui/page';
import { Tag } from '../../ui/tag';
import type { Tone } from '../../ui/tag';
import { clearingWords } from './clearing.words';
import { lineStage } from './line-stage';
import type { ClearingLine, LineStage, PayeeLines } from './line-stage';

const TONES = { open: 'accent', held: 'wait', confirmed: 'good' } as const satisfies Record<
  LineStage,
  Tone
>;

/** One payee's vouchers, each with its state and what can be done. */
export function PayeeSection({
  item: { payee, amount, lines },
  busy,
  onAct,
}: {
  readonly item: PayeeLines;
  readonly busy: boolean;
  readonly onAct: (body: DraftBody) => void;
}) {
  const say = useWords(clearingWords);
  const pick = usePick();
  return (
    <Section
      title={pick(payee.name)}
      aside={
        <span className="row">
          <span className="muted small">{say('payee_lines', { count: lines.length })}</span>
          <strong>
            <Money fen={amount} />
          </strong>
        </span>
      }
    >
      <DataTable
        caption={pick(payee.name)}
        keys={lines.map(({ voucher }) => voucher)}
        columns={[
          { title: say('voucher') },
          { title: say('issuer') },
          { title: say('owner') },
          { title: say('remark') },
          { title: say('amount'), kind: 'money' },
          { title: say('state') },
          { title: say('next') },
        ]}
        rows={lines.map((line) => [
          line.number,
          pick(line.issuer.name),
          pick(line.owner.name),
          { node: <CopyId id={line.reference} head={8} /> },
          BigInt(line.amount),
          {
            node: <Tag tone={TONES[lineStage(line)]}>{say(`state_${lineStage(line)}`)}</Tag>,
          },
          { node: <Acts line={line} busy={busy} onAct={onAct} /> },
        ])}
      />
    </Section>
  );
}

function Acts({
  line,
  busy,
  onAct,
}: {
  readonly line: ClearingLine;
  readonly busy: boolean;
  readonly onAct: (body: DraftBody) => void;
}) {
  const say = useWords(clearingWords);
  const button = (act: 'pay' | 'clear' | 'fail', primary: boolean) => (
    <Button
      size="middle"
      type={primary ? 'primary' : 'default'}
      disabled={busy}
      onClick={() => onAct({ act, voucher: line.voucher })}
    >
      {say(`do_${act}`)}
      <span className="visually-hidden"> {line.number}</span>
    </Button>
  );
  switch (lineStage(line)) {
    case 'open':
      return button('pay', true);
    case 'confirmed':
      return button('clear', true);
    case 'held':
      return (
        <span className="stack-tight">
          <span className="muted small">{say('wait')}</span>
          <span>{button('fail', false)}</span>
        </span>
      );
  }
}
