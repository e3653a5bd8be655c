/** The two memos of a leg: what the counterparty and the member's own wallet will find again. */
import { FuqiError } from '@fuqi/domain';
import { KIND, MEMO_COUNT, MOVE_ACTION } from '@fuqi/protocol';
import { emptyMemo, sealForContact, sealForSelf } from '../memo/memo';
import type { MemoNote, MemoPayload } from '../memo/payload';
import { withoutAuthorities } from '../notes/opened-token';
import type { LegView } from './leg-view';
import type { LegRecipe, MoveRecipe } from './recipes';
import type { Session } from './session';

/** Sealed memos, and the numbers that they took. */
export interface SealedMemos {
  readonly memos: readonly Uint8Array[];
  readonly numbers: readonly { readonly stream: string; readonly counter: number }[];
}

/** Seals the memos of a leg. @throws FuqiError `wallet-behind` when too many are outstanding */
export async function sealMemos(
  session: Session,
  recipe: LegRecipe,
  view: LegView,
  text: string,
): Promise<SealedMemos> {
  if (MEMO_COUNT[view.circuit] === 0) return { memos: [], numbers: [] };
  const self = session.wallet.id;
  const own = await session.wallet.reserveOwn();
  const about = { sender: self, records: view.record === undefined ? [] : [view.record], text };
  const ownMemo = await sealForSelf(
    session.wallet.viewSecret,
    own.tag,
    { ...about, counter: own.counter, notes: notesFor(view, self) },
    session.random,
  );
  const party = counterpartyOf(recipe, view);
  if (party === 0 || party === self) {
    return { memos: [emptyMemo(session.random), ownMemo], numbers: [own] };
  }
  const contact = session.book.contact(party);
  const number = await session.wallet.reserveFor(contact);
  const payload: MemoPayload = {
    ...about,
    counter: number.counter,
    notes: notesFor(view, party).map((note) => forOther(recipe, note)),
  };
  const memo = await sealForContact(contact.view, number.tag, payload, session.random);
  return { memos: [memo, ownMemo], numbers: [own, number] };
}

/** Outputs that concern a member: its own, those it holds, and those it is to be paid for. */
function notesFor(view: LegView, member: number): MemoNote[] {
  return view.outputs.flatMap((note, output) => {
    if (note === undefined || note.value === 0n) return [];
    const { opening } = note.hold;
    const payee = opening?.type === 'payment' ? opening.payment.payee : undefined;
    const parties = [note.owner, note.hold.holder, payee];
    return parties.includes(BigInt(member)) ? [{ output, note }] : [];
  });
}

/** A payee further down the chain is not told what the voucher was cut from. */
function forOther(recipe: LegRecipe, entry: MemoNote): MemoNote {
  if (recipe.circuit !== 'move') return entry;
  const { note, output } = entry;
  return { output, note: { ...note, token: withoutAuthorities(note.token) } };
}

/** Who is told of a leg beside its signer; 0 for nobody. */
export function counterpartyOf(recipe: LegRecipe, view: LegView): number {
  const owner = Number(view.outputs[0]?.owner ?? 0n);
  switch (recipe.circuit) {
    case 'move':
      return moveCounterparty(recipe, view);
    case 'issue':
    case 'clear':
      return owner;
    case 'grant':
      // The supplier of an invoice has signed the grant itself.
      return recipe.kind === KIND.QUOTA || recipe.kind === KIND.DEPOSIT ? owner : 0;
    case 'attest':
      return recipe.toward;
    case 'register':
      throw new FuqiError('memos-missing', 'register carries none', { layer: 'wallet' });
  }
}

function moveCounterparty(recipe: MoveRecipe, { action, outputs }: LegView): number {
  const [first] = outputs;
  switch (action) {
    // Who accepts tells nobody: the payer is not to watch the note any further.
    case MOVE_ACTION.OWN:
    case MOVE_ACTION.ENCUMBER:
      return recipe.party;
    case MOVE_ACTION.PAY: {
      const opening = first?.hold.opening;
      return opening?.type === 'payment' ? Number(opening.payment.payee) : 0;
    }
    case MOVE_ACTION.FUND:
      return 0;
    default:
      return Number(first?.owner ?? 0n);
  }
}
