import { moneyText, shortMoney } from '../format/money';
import { useLanguage } from '../i18n/use-words';

/** An amount in full. @param fen decimal text or bigint */
export function Money({ fen }: { readonly fen: string | bigint }) {
  return <span className="num">{moneyText(fen)}</span>;
}

/** An amount in short, in full for whoever points at it or has it read. */
export function ShortMoney({ fen }: { readonly fen: string | bigint }) {
  const language = useLanguage();
  const full = moneyText(fen);
  return (
    <span className="num" title={full}>
      <span aria-hidden="true">{shortMoney(fen, language)}</span>
      <span className="visually-hidden">{full}</span>
    </span>
  );
}
