/**
 * An amount in capital characters, as a voucher, a bill or a receipt must show it beside the figures. Source: 正确填写票据和结算凭证的
 * 基本规定 (annex to 支付结算办法, Yinfa [1997] No. 393), items 1 to 3.
 */
import { toFen } from './money';
import { mapResult } from './result';
import type { Result } from './result';

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const;
const PLACES = ['', '拾', '佰', '仟'] as const;
const WAN = 10_000n;
const YI = 100_000_000n;

/**
 * 1409.50 is 壹仟肆佰零玖元伍角, 6007.14 陆仟零柒元壹角肆分, 1000000.00 壹佰万元整. Where the rule leaves a 零 to the writer (item 2:
 * zeros that end at the place of 万 or 元) it is left out, so that an amount has one form.
 *
 * @param fen 0 to 2^64 − 1
 * @returns the text; `money-invalid` or `value-out-of-range` otherwise
 */
export function capitalAmount(fen: bigint): Result<string> {
  return mapResult(toFen(fen), (amount) => {
    const yuan = amount / 100n;
    const jiao = Number((amount / 10n) % 10n);
    const cents = Number(amount % 10n);
    const whole = yuan === 0n && amount > 0n ? '' : `${integerWords(yuan)}元`;
    return whole + fractionWords(jiao, cents, yuan > 0n);
  });
}

function fractionWords(jiao: number, cents: number, hasYuan: boolean): string {
  if (jiao === 0 && cents === 0) return '整';
  const tenths = jiao > 0 ? `${digit(jiao)}角` : '';
  // Item 2 (4): a figure whose place of 角 is 0 and whose place of 分 is not.
  const gap = jiao === 0 && hasYuan ? '零' : '';
  return tenths + gap + (cents > 0 ? `${digit(cents)}分` : '');
}

/** By 亿, then by 万: each lower part that does not fill its highest place has one 零 before it. */
function integerWords(value: bigint): string {
  if (value === 0n) return '零';
  if (value >= YI) return words(value, YI, '亿');
  if (value >= WAN) return words(value, WAN, '万');
  return groupWords(value.toString().padStart(4, '0'));
}

function words(value: bigint, unit: bigint, name: string): string {
  const lower = value % unit;
  const head = integerWords(value / unit) + name;
  if (lower === 0n) return head;
  return head + (lower < unit / 10n ? '零' : '') + integerWords(lower);
}

function groupWords(group: string): string {
  let text = '';
  let gap = false;
  for (let i = 0; i < 4; i += 1) {
    const value = Number(group[i]);
    if (value === 0) {
      gap = text !== '';
      continue;
    }
    text += (gap ? '零' : '') + digit(value) + (PLACES[3 - i] ?? '');
    gap = false;
  }
  return text;
}

function digit(value: number): string {
  return DIGITS[value] ?? '';
}
