/** Amounts as people read them. Money is integer fen, as text in the interface and bigint in here; never a float. */
import { capitalAmount, formatMoney, parseMoney } from '@fuqi/domain';
import type { Language } from '../i18n/language';

const WAN = 1_000_000n;
const YI = 10_000_000_000n;
const THOUSAND = 100_000n;
const MILLION = 100_000_000n;
const BILLION = 100_000_000_000n;

/** `¥1,234,567.89`. @param fen decimal text or bigint */
export function moneyText(fen: string | bigint): string {
  const made = formatMoney(BigInt(fen));
  return made.ok ? made.value : '—';
}

/** A short form for charts and tiles, at most two decimals: `¥1.13亿`, `¥250万`; `¥113M` in English. Rounded half up. */
export function shortMoney(fen: string | bigint, language: Language): string {
  const amount = BigInt(fen);
  const units: readonly (readonly [bigint, string])[] =
    language === 'zh'
      ? [
          [YI, '亿'],
          [WAN, '万'],
        ]
      : [
          [BILLION, 'B'],
          [MILLION, 'M'],
          [THOUSAND, 'K'],
        ];
  const [unit, word] = units.find(([size]) => amount >= size) ?? [];
  if (unit === undefined || word === undefined) return moneyText(amount);
  const hundredths = (amount * 200n + unit) / (unit * 2n);
  const decimals = String(hundredths % 100n)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const whole = String(hundredths / 100n).replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
  return `¥${whole}${decimals === '' ? '' : `.${decimals}`}${word}`;
}

/** The amount in capital characters, as a voucher must show it: 壹佰万元整. */
export function capitalText(fen: string | bigint): string {
  const made = capitalAmount(BigInt(fen));
  return made.ok ? made.value : '—';
}

/** `1234.50`, as it would be typed. */
export const typedText = (fen: bigint): string => moneyText(fen).replace(/[¥,]/g, '');

/** What a person typed, in fen; undefined when it is no amount above zero. */
export function typedFen(text: string): bigint | undefined {
  const read = parseMoney(text);
  return read.ok && read.value > 0n ? read.value : undefined;
}

/** `3.65%` of 365 basis points; `3.7175%` of `371.75`. @param bps decimal text, or a whole number */
export function percentText(bps: string | number): string {
  const [, sign = '', whole = '0', rest = ''] =
    /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(String(bps)) ?? [];
  const digits = whole.padStart(3, '0');
  const decimals = (digits.slice(-2) + rest).replace(/(?<=..)0+$/, '');
  return `${sign}${digits.slice(0, -2)}.${decimals}%`;
}
