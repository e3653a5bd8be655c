/** Payments that are under way: holds before money is sent, and what the other side has confirmed of them. */
import { FuqiError } from '@fuqi/domain';
import { HOLD, PAY_PURPOSE, fieldFromHex, fieldToHex, holdHash } from '@fuqi/protocol';
import type { OpenedHold, WalletNote } from '@fuqi/sdk';
import type { Queries } from '../db/database';
import type { GatewayMember } from '../member/gateway-member';
import { voucherId } from '../read-model/project-block';
import { z } from '../schemas/z';

export const PAYMENT_PURPOSES = ['funding', 'clearing'] as const;
export type PaymentPurpose = (typeof PAYMENT_PURPOSES)[number];

/** One payment as this member sees it. */
export interface PaymentView {
  /** Reference of the paying hold, the remark of the bank's instruction: 64 hex digits. */
  readonly id: string;
  readonly direction: 'incoming' | 'outgoing';
  readonly purpose: PaymentPurpose;
  /** Fen. */
  readonly amount: bigint;
  readonly payer: number;
  readonly payee: number;
  /** The voucher that is held for it, where this member sees it. */
  readonly note: WalletNote | undefined;
  readonly state: 'held' | 'confirmed';
}

const noticeRow = z.object({
  reference: z.string(),
  payer: z.int(),
  payee: z.int(),
  amount: z.string(),
  purpose: z.enum(PAYMENT_PURPOSES),
});

type Reading = Pick<GatewayMember, 'id' | 'wallet'>;

/** The reserve that stood before a funding payment; undefined when the wallet did not see it. */
export function reserveBefore(
  { wallet }: Pick<GatewayMember, 'wallet'>,
  { note }: Pick<WalletNote, 'note'>,
): OpenedHold | undefined {
  const { opening } = note.hold;
  if (opening?.type !== 'payment') return undefined;
  const { previousHold } = opening.payment;
  return wallet.history
    .filter(
      ({ note: { hold, token, value } }) =>
        hold.kind === HOLD.RESERVE && value === note.value && token.rootId === note.token.rootId,
    )
    .find(({ note: { hold } }) => holdHash(hold) === previousHold)?.note.hold;
}

function ofNote(member: Reading, entry: WalletNote): PaymentView[] {
  const { hold } = entry.note;
  if (hold.kind !== HOLD.PAYING || hold.opening?.type !== 'payment') return [];
  const [payer, payee] = [Number(hold.holder), Number(hold.opening.payment.payee)];
  if (payer !== member.id && payee !== member.id) return [];
  const funding = hold.opening.payment.purpose === PAY_PURPOSE.FUNDING;
  const amount = funding ? netOf(member, entry) : entry.note.value;
  if (amount === undefined) return [];
  return [
    {
      id: fieldToHex(hold.reference),
      direction: payer === member.id ? 'outgoing' : 'incoming',
      purpose: funding ? 'funding' : 'clearing',
      ...{ amount, payer, payee, note: entry },
      state: member.wallet.record(hold.reference) === undefined ? 'held' : 'confirmed',
    },
  ];
}

/** What the quote behind a funding payment says is paid. */
function netOf(member: Reading, entry: WalletNote): bigint | undefined {
  const opening = reserveBefore(member, entry)?.opening;
  return opening?.type === 'quote' ? opening.net : undefined;
}

/** Payments under way, by reference: of the wallet's notes, and what others told of accounts that are kept here. */
export async function listPayments(db: Queries, member: Reading): Promise<PaymentView[]> {
  const seen = member.wallet.notes.flatMap((note) => ofNote(member, note));
  const known = new Set(seen.map(({ id }) => id));
  const rows = await db.query(
    noticeRow,
    'select reference, payer, payee, amount, purpose from payment_notices order by reference',
  );
  const told = rows
    .filter(({ reference }) => !known.has(reference))
    .map(({ reference, payer, payee, amount, purpose }): PaymentView => {
      const record = member.wallet.record(fieldFromHex(reference));
      return {
        ...{ id: reference, direction: 'incoming', purpose, payer, payee },
        ...{ amount: BigInt(amount), note: undefined },
        state: record === undefined ? 'held' : 'confirmed',
      };
    });
  return [...seen, ...told].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** An incoming payment. @throws FuqiError `not-found` */
export async function incomingPayment(
  db: Queries,
  member: Reading,
  id: string,
): Promise<PaymentView> {
  const found = (await listPayments(db, member)).find(
    (payment) => payment.id === id && payment.direction === 'incoming',
  );
  if (found === undefined) throw new FuqiError('not-found', 'payment');
  return found;
}

/** Id of the voucher that is held for a payment. */
export const heldVoucher = ({ note }: PaymentView): string | null =>
  note === undefined ? null : voucherId(note);
