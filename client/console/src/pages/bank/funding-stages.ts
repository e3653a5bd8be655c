/** How far each purchase of a bank is: reserved, being paid, confirmed. */
import type { components } from '../../api/schema';
import type { Voucher } from '../calendar/due-items';

export type Payment = components['schemas']['Payment'];

/** The stages, in the order in which a purchase goes through them. */
export const STAGES = ['reserved', 'paying', 'confirmed'] as const;
export type Stage = (typeof STAGES)[number];

export interface Purchase {
  readonly stage: Stage;
  readonly voucher: Voucher;
  /** The payment that the voucher is held for; undefined while it is only reserved. */
  readonly payment: Payment | undefined;
}

/** A bank's purchases that are under way, those first that can go on. */
export function purchases(
  vouchers: readonly Voucher[],
  payments: readonly Payment[],
  self: number,
): Purchase[] {
  const found = vouchers.flatMap((voucher): Purchase[] => {
    const { hold, state } = voucher;
    if (hold.holder?.id !== self || state !== 'held-for-others') return [];
    if (hold.kind === 'reserve') return [{ stage: 'reserved', voucher, payment: undefined }];
    if (hold.kind !== 'paying') return [];
    const payment = payments.find(
      ({ voucher: id, direction }) => id === voucher.id && direction === 'outgoing',
    );
    if (payment?.purpose !== 'funding') return [];
    return [{ stage: payment.state === 'confirmed' ? 'confirmed' : 'paying', voucher, payment }];
  });
  const rank = ({ stage }: Purchase): number => STAGES.indexOf(stage);
  return found.sort((a, b) => rank(b) - rank(a) || a.voucher.block - b.voucher.block);
}

/** Payments that this organisation can say have arrived. */
export function toConfirm(payments: readonly Payment[]): Payment[] {
  return payments.filter(({ direction, state }) => direction === 'incoming' && state === 'held');
}
