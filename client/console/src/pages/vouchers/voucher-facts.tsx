import type { Voucher } from '../../api/types';
import { capitalText } from '../../format/money';
import { useWords } from '../../i18n/use-words';
import { voucherWords } from '../../i18n/voucher';
import { CopyId } from '../../ui/copy-id';
import { Facts } from '../../ui/facts';
import { Money } from '../../ui/money';
import { PartyName } from '../../ui/party';
import { DueDay } from './due-day';

/** The facts of a voucher, the amount in figures and in capital characters. */
export function VoucherFacts({ voucher }: { readonly voucher: Voucher }) {
  const say = useWords(voucherWords);
  const { value, due, issuer, registrar, owner, hold, layer, splitsLeft, message, id } = voucher;
  return (
    <Facts
      items={[
        { term: say('value'), value: <Money fen={value} /> },
        { term: say('capital'), value: <span lang="zh-CN">{capitalText(value)}</span> },
        { term: say('due'), value: <DueDay day={due} /> },
        { term: say('issuer'), value: <PartyName party={issuer} /> },
        { term: say('owner'), value: <PartyName party={owner} /> },
        { term: say('registrar'), value: <PartyName party={registrar} /> },
        ...(hold.kind === 'none' ? [] : [{ term: say('hold'), value: say(`hold_${hold.kind}`) }]),
        ...(hold.holder === null
          ? []
          : [{ term: say('holder'), value: <PartyName party={hold.holder} /> }]),
        { term: say('layer'), value: say('layer_value', { layer }) },
        { term: say('splits'), value: splitsLeft },
        ...(message === '' ? [] : [{ term: say('message'), value: message }]),
        { term: say('id'), value: <CopyId id={id} /> },
      ]}
    />
  );
}
