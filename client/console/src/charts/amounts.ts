/** Amounts as charts need them: exact sums in fen, and positions in yuan that only a picture may use. */
import { formatMoney, unwrap } from '@fuqi/domain';
import type { Language } from '@fuqi/domain';

/** Fen written as decimal text by the interface. @throws SyntaxError for anything else */
export function fenOf(text: string): bigint {
  return BigInt(text);
}

/** Exact sum, in fen, of amounts written as decimal text. */
export function sumOf(texts: readonly string[]): bigint {
  return texts.reduce((sum, text) => sum + fenOf(text), 0n);
}

/** `¥1,234,567.89` */
export function yuanText(fen: bigint): string {
  return unwrap(formatMoney(fen));
}

/** Where an amount lies on an axis, in yuan. A picture rounds it; nothing is computed from it. */
export function axisValue(fen: bigint): number {
  return Number(fen) / 100;
}

const STEPS: Readonly<Record<Language, readonly (readonly [number, string])[]>> = {
  zh: [
    [1e8, '亿'],
    [1e4, '万'],
  ],
  en: [
    [1e9, 'bn'],
    [1e6, 'm'],
    [1e3, 'k'],
  ],
};

/** A label of an axis: `1,250万`, `2.5亿`; `12.5m`, `2.5bn`. @param yuan as {@link axisValue} */
export function axisLabel(yuan: number, language: Language): string {
  for (const [step, name] of STEPS[language]) {
    if (yuan >= step) return `${trimmed(yuan / step)}${name}`;
  }
  return trimmed(yuan);
}

function trimmed(value: number): string {
  const [whole = '0', part = ''] = value.toFixed(2).split('.');
  const kept = part.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
  return kept === '' ? grouped : `${grouped}.${kept}`;
}

/** A share in percent with one decimal, rounded half-up on the exact amounts; empty when there is no whole. */
export function shareText(part: bigint, whole: bigint): string {
  if (whole <= 0n) return '';
  const tenths = (2n * part * 1000n + whole) / (2n * whole);
  return `${tenths / 10n}.${tenths % 10n}%`;
}
