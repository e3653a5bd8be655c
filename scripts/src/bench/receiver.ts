import { KIND } from '@fuqi/protocol';
import {
  type Contact,
  MemberKeys,
  MemoryRecords,
  type OpenedNote,
  UNHELD,
  Wallet,
  commitmentOf,
  emptyMemo,
  lookupTag,
  opaqueToken,
  pairKeys,
  randomField,
  sealForContact,
} from '@fuqi/sdk';
import type { MoveContent } from './forged-moves';

const SENDER = 1;
const RECEIVER = 2;

/** A member whose wallet is measured, and another one that pays to it. */
export class Receiver {
  private counter = 0;
  readonly keys = MemberKeys.generate();
  private readonly sender = MemberKeys.generate();

  /** @param strangers further contacts that the wallet looks out for and that never write */
  constructor(private readonly strangers = 0) {}

  /** A wallet that has seen nothing yet. */
  open(): Promise<Wallet> {
    const contacts: Contact[] = Array.from({ length: this.strangers }, (_, i) => ({
      id: 100 + i,
      view: MemberKeys.generate().view().publicKey,
    }));
    contacts.push({ id: SENDER, view: this.sender.view().publicKey });
    const options = { id: RECEIVER, keys: this.keys, store: new MemoryRecords() };
    return Wallet.open(options, contacts);
  }

  /** A payment to the member: its first output is a note of this value, told by a sealed memo. */
  async payment(value: bigint): Promise<MoveContent> {
    const counter = this.counter++;
    const note: OpenedNote = {
      token: opaqueToken({
        ...{ kind: KIND.DEPOSIT, registrar: 3n, issuer: 3n, rootId: 0n, due: 0n, terms: 0n },
      }),
      ...{ value, owner: BigInt(RECEIVER), hold: UNHELD, layer: 0n, budget: 1n, paid: 0n },
      salt: randomField(),
    };
    const side = { id: SENDER, viewSecret: this.sender.view().secret };
    const view = this.keys.view().publicKey;
    const { sending } = pairKeys(side, { id: RECEIVER, view });
    const payload = {
      sender: SENDER,
      counter,
      notes: [{ output: 0, note }],
      records: [],
      text: '',
    };
    const memo = await sealForContact(view, lookupTag(sending, counter), payload);
    return {
      label: `payment ${randomField()}`,
      values: { cm0: commitmentOf(note) },
      memos: [memo, emptyMemo()],
    };
  }
}
