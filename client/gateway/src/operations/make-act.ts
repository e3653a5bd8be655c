import { FuqiError, parseIsoDay, unwrap } from '@fuqi/domain';
import { fieldFromHex } from '@fuqi/protocol';
import { accept, issue, passOn, reject, split, takeBack } from '@fuqi/sdk';
import type { ActOptions, Draft, Session, Wallet, WalletNote } from '@fuqi/sdk';
import type { DraftBody } from './draft-body';

/** A note of the wallet by its id. @throws FuqiError `note-not-found`, `note-spent` */
function noteOf(wallet: Wallet, id: string): WalletNote {
  const note = wallet.note(fieldFromHex(id));
  if (note === undefined) throw new FuqiError('note-not-found');
  if (note.spent !== undefined) throw new FuqiError('note-spent', '', { layer: 'wallet' });
  return note;
}

const textOf = (message: string | undefined): ActOptions =>
  message === undefined ? {} : { text: message };

/** Drafts what is asked for. @throws FuqiError as the SDK's acts */
export async function makeAct(session: Session, body: DraftBody): Promise<Draft> {
  const note = (id: string): WalletNote => noteOf(session.wallet, id);
  switch (body.act) {
    case 'accept':
      return accept(session, note(body.voucher));
    case 'reject':
      return reject(session, note(body.voucher));
    case 'take-back':
      return takeBack(session, note(body.voucher));
    case 'split':
      return split(session, body.vouchers.map(note), body.values.map(BigInt));
    case 'pass-on': {
      const to = { payee: body.payee, values: body.values.map(BigInt) };
      return passOn(session, body.vouchers.map(note), to, textOf(body.message));
    }
    case 'issue':
      return issue(
        session,
        {
          ...{ quota: note(body.quota), capacity: note(body.capacity) },
          ...{ value: BigInt(body.value), due: unwrap(parseIsoDay(body.due)) },
          ...(body.tenorReason === undefined ? {} : { tenorReason: body.tenorReason }),
        },
        textOf(body.message),
      );
  }
}
