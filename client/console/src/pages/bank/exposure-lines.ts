/** A bank's exposure from the vouchers that its gateway shows. */
import type { ExposureLine } from '../../charts/exposure';
import type { Words } from '../../i18n/use-words';
import type { Voucher } from '../calendar/due-items';
import type { Book } from './use-book';

/** What a voucher is at stake as: bought, or committed to and not bought yet; undefined for none of the bank's. */
export function stakeOf(voucher: Voucher, self: number): 'funded' | 'committed' | undefined {
  const { kind, owner, state, hold, issuer } = voucher;
  if (kind !== 'voucher' || state === 'spent' || issuer.id === self) return undefined;
  if (owner.id === self) return 'funded';
  const held = hold.kind === 'reserve' || hold.kind === 'paying';
  // A clearing desk holds vouchers while it pays them out; that is the debtor's money.
  return held && hold.holder?.id === self && state === 'held-for-others' && !isMatured(voucher)
    ? 'committed'
    : undefined;
}

const isMatured = ({ state }: Voucher): boolean => state === 'matured';

/** Lines by issuer. @param name in the reader's language */
export function exposureLines(
  { vouchers, self }: Book,
  name: (words: Words) => string,
): ExposureLine[] {
  const lines = new Map<number, ExposureLine>();
  for (const voucher of vouchers) {
    const stake = stakeOf(voucher, self);
    if (stake === undefined) continue;
    const { issuer, value } = voucher;
    const line = lines.get(issuer.id) ?? {
      ...{ id: issuer.id, name: name(issuer.name) },
      ...{ funded: 0n, committed: 0n, limit: undefined },
    };
    lines.set(issuer.id, { ...line, [stake]: line[stake] + BigInt(value) });
  }
  return [...lines.values()];
}

/** Fen at stake with one issuer. */
export function exposureOf({ vouchers, self }: Book, issuer: number): bigint {
  return vouchers
    .filter((voucher) => voucher.issuer.id === issuer && stakeOf(voucher, self) !== undefined)
    .reduce((sum, { value }) => sum + BigInt(value), 0n);
}

/** Fen of all limits that the bank has set itself; undefined when there is none. */
export function limitTotal({ vouchers, self }: Book): bigint | undefined {
  const limits = vouchers.filter(
    ({ kind, owner, state }) => kind === 'limit' && owner.id === self && state !== 'spent',
  );
  if (limits.length === 0) return undefined;
  return limits.reduce((sum, { value }) => sum + BigInt(value), 0n);
}
