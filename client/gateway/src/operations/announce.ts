/** Whom the end of an operation concerns elsewhere: told in the transaction that records it. */
import { PAY_PURPOSE, fieldToHex } from '@fuqi/protocol';
import { parseDraft } from '@fuqi/sdk';
import type { Draft, OpenedNote } from '@fuqi/sdk';
import type { Queries } from '../db/database';
import type { GatewayMember } from '../member/gateway-member';
import type { PeerOutbox } from '../peers/outbox';
import type { MessageOf } from '../peers/messages';
import type { OperationRow } from './operation-store';

/** How an operation ended. */
export interface Ending {
  readonly state: 'committed' | 'refused';
  readonly receipt: string | null;
  readonly problem: string | null;
}

/** Tells the countersigner, and of a payment the bank that keeps the payee's account. */
export async function announce(
  tx: Queries,
  { member, outbox }: { readonly member: GatewayMember; readonly outbox: PeerOutbox },
  row: OperationRow,
  ending: Ending,
): Promise<void> {
  if (row.cosigner !== null) {
    await outbox.put(tx, row.cosigner, { kind: 'operation-outcome', operation: row.id, ...ending });
  }
  if (ending.state !== 'committed' || row.act !== 'pay') return;
  const sent = paymentOf(parseDraft(row.draft));
  const bank = sent && accountBank(member, sent.payee);
  if (sent !== undefined && bank !== undefined) await outbox.put(tx, bank, sent);
}

/** What is paid, to whom, under which remark. */
function paymentOf({ legs }: Draft): MessageOf<'payment-sent'> | undefined {
  const after = legs[0]?.view.outputs[0];
  if (after?.hold.opening?.type !== 'payment') return undefined;
  const { purpose, payee } = after.hold.opening.payment;
  const funding = purpose === PAY_PURPOSE.FUNDING;
  const amount = funding ? quotedNet(legs[0]?.view.inputs[0]) : after.value;
  if (amount === undefined) return undefined;
  return {
    kind: 'payment-sent',
    reference: fieldToHex(after.hold.reference),
    payee: Number(payee),
    amount: amount.toString(),
    purpose: funding ? 'funding' : 'clearing',
  };
}

/** Net proceeds of the quote for which a note is reserved. */
function quotedNet(note: OpenedNote | undefined): bigint | undefined {
  const opening = note?.hold.opening;
  return opening?.type === 'quote' ? opening.net : undefined;
}

/** The bank that may confirm for the payee: not whoever pays, nor the institution behind it. */
function accountBank({ id, book }: GatewayMember, payee: number): number | undefined {
  const bank = Number(book.member(payee).account.bank);
  const self = book.member(id).status.operator;
  return bank === id || BigInt(bank) === self || bank === payee ? undefined : bank;
}
