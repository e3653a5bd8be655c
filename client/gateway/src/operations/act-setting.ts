import { FuqiError } from '@fuqi/domain';
import { fieldFromHex } from '@fuqi/protocol';
import type { Draft, InputNote, Session, WalletNote } from '@fuqi/sdk';
import type { Database } from '../db/database';
import type { GatewayMember } from '../member/gateway-member';
import type { Opening } from './openings';

/** What acts are drafted with. */
export interface ActSetting {
  readonly session: Session;
  readonly member: GatewayMember;
  readonly db: Database;
}

/** A draft, and what its commitments open to. */
export interface MadeAct {
  readonly draft: Draft;
  readonly openings: readonly Opening[];
}

/** A note of the wallet by its id. @throws FuqiError `note-not-found`, `note-spent` */
export function walletNote({ member: { wallet } }: ActSetting, id: string): WalletNote {
  const note = wallet.note(fieldFromHex(id));
  if (note === undefined) throw new FuqiError('note-not-found');
  if (note.spent !== undefined) throw new FuqiError('note-spent', '', { layer: 'wallet' });
  return note;
}

/** A note of the register, where there is one, else of the wallet. @throws as {@link walletNote} */
export async function registeredNote(setting: ActSetting, id: string): Promise<InputNote> {
  const { register, ledger } = setting.member;
  if (register === undefined) return walletNote(setting, id);
  await register.sync(ledger);
  const entry = register.entry(fieldFromHex(id));
  if (entry === undefined) return walletNote(setting, id);
  if (entry.spent !== undefined) throw new FuqiError('note-spent', '', { layer: 'wallet' });
  return entry;
}
