/** Money is an integer number of fen, 0 to 2^64 − 1. Floats and negative amounts are no money. */
import { LIMITS } from './limits';
import { refuse } from './refuse';
import { andThen, ok } from './result';
import type { Result } from './result';

const FEN_PER_YUAN = 100n;
const WRITTEN = /^[¥￥]?(0|[1-9][0-9]*|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.([0-9]{1,2}))?$/;

/** A value that is money: a bigint in range; anything else, a float above all, is refused. */
export function toFen(value: unknown): Result<bigint> {
  if (typeof value !== 'bigint') return refuse('money-invalid');
  if (value < 0n || value > LIMITS.valueMax) return refuse('value-out-of-range');
  return ok(value);
}

/**
 * An amount as people write it, in yuan: `1234567.89`, `1,234,567.89`, `¥1,234,567.89`. Thousands are grouped by three or
 * not at all; at most two decimals.
 */
export function parseMoney(text: string): Result<bigint> {
  if (text.length > LIMITS.textInputLength) return refuse('too-large');
  const match = WRITTEN.exec(text.trim());
  if (match?.[1] === undefined) return refuse('money-invalid');
  const yuan = BigInt(match[1].replaceAll(',', ''));
  const fen = BigInt((match[2] ?? '').padEnd(2, '0'));
  return toFen(yuan * FEN_PER_YUAN + fen);
}

/** `¥1,234,567.89` */
export function formatMoney(fen: bigint): Result<string> {
  return andThen(toFen(fen), (amount) => {
    const yuan = String(amount / FEN_PER_YUAN).replace(/\B(?=(?:[0-9]{3})+$)/g, ',');
    return ok(`¥${yuan}.${String(amount % FEN_PER_YUAN).padStart(2, '0')}`);
  });
}

/** The sum of amounts; a sum beyond the range of money is refused. */
export function sumFen(amounts: readonly bigint[]): Result<bigint> {
  let total = 0n;
  for (const amount of amounts) {
    const fen = toFen(amount);
    if (!fen.ok) return fen;
    total += fen.value;
  }
  return toFen(total);
}
