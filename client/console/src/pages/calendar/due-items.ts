/** What falls due for a member, from what its gateway tells of vouchers. */
import { CALENDAR_CN, formatIsoDay, isBusinessDay, parseIsoDay, paymentDay } from '@fuqi/domain';
import type { components } from '../../api/schema';
import type { DueAmount } from '../../charts/maturity';

type Described = components['schemas']['Voucher'];

/** A voucher; the description writes a holder that may be missing in a form that types cannot read. */
export type Voucher = Omit<Described, 'hold'> & {
  readonly hold: Omit<Described['hold'], 'holder'> & {
    readonly holder: components['schemas']['Party'] | null;
  };
};

/** Series of what is received, in the order of stacking. */
export const RECEIVED = ['available', 'held', 'offered', 'pending', 'matured'] as const;
/** Series of what is owed. */
export const OWED = ['accepted', 'waiting'] as const;
export type Series = (typeof RECEIVED)[number] | (typeof OWED)[number];

export interface DueItem extends DueAmount {
  readonly series: Series;
  readonly voucher: Voucher;
}

/** Vouchers of which this member is, or may become, the payee. */
export function receivedItems(vouchers: readonly Voucher[]): DueItem[] {
  return vouchers.flatMap((voucher) => {
    const series = RECEIVED.find((state) => state === voucher.state);
    if (voucher.kind !== 'voucher' || voucher.due === null || series === undefined) return [];
    return [{ due: voucher.due, amount: BigInt(voucher.value), series, voucher }];
  });
}

/**
 * Vouchers that this member issued, as first offered. One that came back, rejected or taken back, made its quota whole again in
 * the very block that ended it, by the same amount, and is left out.
 */
export function owedItems(vouchers: readonly Voucher[], self: number): DueItem[] {
  const returned = vouchers.filter(({ kind, owner }) => kind === 'quota' && owner.id === self);
  return vouchers.flatMap((voucher) => {
    const { kind, due, issuer, hold, spentBlock, value } = voucher;
    if (kind !== 'voucher' || due === null || issuer.id !== self) return [];
    if (hold.kind !== 'issue-offer') return [];
    const back =
      spentBlock !== null &&
      returned.some(({ block, value: quota }) => block === spentBlock && quota === value);
    if (back) return [];
    const series = spentBlock === null ? 'waiting' : 'accepted';
    return [{ due, amount: BigInt(value), series, voucher }];
  });
}

/** The day on which a voucher is paid when banks are closed on its due day; undefined outside the calendar. */
export function payDayOf(due: string): string | undefined {
  const day = parseIsoDay(due);
  if (!day.ok) return undefined;
  const paid = paymentDay(CALENDAR_CN, day.value);
  const text = paid.ok ? formatIsoDay(paid.value) : paid;
  return text.ok ? text.value : undefined;
}

/** Whether banks are known to be closed on a day. */
export function isClosedDay(day: string): boolean {
  const number = parseIsoDay(day);
  if (!number.ok) return false;
  const business = isBusinessDay(CALENDAR_CN, number.value);
  return business.ok && !business.value;
}

/** Items by due day, the earliest first. */
export function dueDays(
  items: readonly DueItem[],
): { readonly due: string; readonly total: bigint; readonly items: readonly DueItem[] }[] {
  const days = new Map<string, DueItem[]>();
  for (const item of items) days.set(item.due, [...(days.get(item.due) ?? []), item]);
  return [...days]
    .map(([due, list]) => ({
      ...{ due, items: list },
      total: list.reduce((sum, { amount }) => sum + amount, 0n),
    }))
    .sort((a, b) => (a.due < b.due ? -1 : 1));
}
