import { parseMoney } from '@fuqi/domain';
import { InvalidArgumentError } from 'commander';

/** Yuan as people write them, to fen in decimal text. @throws InvalidArgumentError */
export function parseAmount(text: string): string {
  const amount = parseMoney(text);
  if (amount.ok && amount.value > 0n) return amount.value.toString();
  throw new InvalidArgumentError('an amount in yuan, such as 1,234.56');
}

/** Several amounts, one a call. */
export const parseAmounts = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  parseAmount(text),
];

/** A member's number. @throws InvalidArgumentError */
export function parseMember(text: string): number {
  if (/^[1-9][0-9]{0,4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a member’s number; see `fuqi member list`');
}

/** A whole number of at least 1. @throws InvalidArgumentError */
export function parseCount(text: string): number {
  if (/^[1-9][0-9]{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('a whole number');
}
