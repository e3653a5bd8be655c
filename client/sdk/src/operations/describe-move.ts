import { HOLD, MOVE_ACTION } from '@fuqi/protocol';
import type { OpenedNote } from '../notes/opened-note';
import { acceptanceWords, dateWords, money, tokenWords } from './describe';
import type { NameOf, Sentence } from './describe';
import type { LegView } from './leg-view';

/** What the sentence is about: the outputs that are shown and worth something. */
interface Shown {
  readonly notes: readonly OpenedNote[];
  readonly input: OpenedNote | undefined;
  readonly signer: number;
  readonly nameOf: NameOf;
}

/** Words for a `move`. */
export function describeMove(view: LegView, nameOf: NameOf): Sentence[] {
  const notes = view.outputs.filter((note) => note !== undefined && note.value > 0n);
  const shown: Shown = {
    notes: notes as OpenedNote[],
    input: view.inputs[0],
    signer: view.signer,
    nameOf,
  };
  switch (view.action) {
    case MOVE_ACTION.OWN:
      return own(shown);
    case MOVE_ACTION.RETURN:
      return giveBack(shown);
    case MOVE_ACTION.ENCUMBER:
      return encumber(shown);
    case MOVE_ACTION.RELEASE:
      return shown.notes.map((note) => release(note, nameOf));
    case MOVE_ACTION.PAY:
      return shown.notes.map((note) => pay(note, nameOf));
    case MOVE_ACTION.FAIL:
      return shown.notes.map((note) => fail(note, nameOf));
    default:
      return shown.notes.map((note) => fund(note, nameOf));
  }
}

function own({ notes, input, signer, nameOf }: Shown): Sentence[] {
  const offered = notes.filter(({ owner }) => Number(owner) !== signer);
  if (offered.length > 0) return offered.map((note) => offer(note, nameOf));
  const [first] = notes;
  if (first === undefined) return [];
  const token = tokenWords(first.token, nameOf);
  const parts = notes.map(({ value }) => money(value)).join(' + ');
  const accepts = input?.hold.kind === HOLD.OFFER || input?.hold.kind === HOLD.ISSUE_OFFER;
  if (accepts) {
    return [{ zh: `签收${token.zh} ${parts}`, en: `Accept ${parts} of the ${token.en}` }];
  }
  return [{ zh: `整理${token.zh}为 ${parts}`, en: `Rearrange the ${token.en} into ${parts}` }];
}

function offer(note: OpenedNote, nameOf: NameOf): Sentence {
  const token = tokenWords(note.token, nameOf);
  const payee = nameOf(Number(note.owner));
  const until = acceptanceWords(note.hold.expiry);
  return {
    zh: `向${payee.zh}转让${token.zh} ${money(note.value)}，${until.zh}`,
    en: `Pass ${money(note.value)} of the ${token.en} on to ${payee.en}, ${until.en}`,
  };
}

function giveBack({ notes, input, signer, nameOf }: Shown): Sentence[] {
  return notes.map((note) => {
    const token = tokenWords(note.token, nameOf);
    const takesBack = Number(note.owner) === signer && Number(input?.owner ?? -1n) !== signer;
    const to = nameOf(Number(note.owner));
    return takesBack
      ? {
          zh: `收回逾期未签收的${token.zh} ${money(note.value)}`,
          en: `Take back ${money(note.value)} of the ${token.en}, which was not accepted in time`,
        }
      : {
          zh: `拒收${token.zh} ${money(note.value)}，退还${to.zh}`,
          en: `Reject ${money(note.value)} of the ${token.en} and return it to ${to.en}`,
        };
  });
}

function encumber({ notes, nameOf }: Shown): Sentence[] {
  return notes
    .filter(({ hold }) => hold.kind !== HOLD.NONE)
    .map((note) => {
      const token = tokenWords(note.token, nameOf);
      const bank = nameOf(Number(note.hold.holder));
      if (note.hold.kind === HOLD.PLEDGE) {
        return {
          zh: `将${token.zh} ${money(note.value)} 质押给${bank.zh}`,
          en: `Pledge ${money(note.value)} of the ${token.en} to ${bank.en}`,
        };
      }
      const until = dateWords(note.hold.expiry);
      const { opening } = note.hold;
      const net = opening?.type === 'quote' ? money(opening.net) : '—';
      return {
        zh: `将${token.zh} ${money(note.value)} 为${bank.zh}预留至 ${until.zh}，融资净额 ${net}`,
        en: `Reserve ${money(note.value)} of the ${token.en} for ${bank.en} until ${until.en}, for net proceeds of ${net}`,
      };
    });
}

function release(note: OpenedNote, nameOf: NameOf): Sentence {
  const token = tokenWords(note.token, nameOf);
  const owner = nameOf(Number(note.owner));
  const held = note.hold.kind !== HOLD.NONE;
  return held
    ? {
        zh: `${owner.zh}的${token.zh} ${money(note.value)} 继续占用`,
        en: `Keep the hold on ${money(note.value)} of the ${token.en} of ${owner.en}`,
      }
    : {
        zh: `解除对${owner.zh}的${token.zh} ${money(note.value)} 的占用`,
        en: `Release ${money(note.value)} of the ${token.en} to ${owner.en}`,
      };
}

function pay(note: OpenedNote, nameOf: NameOf): Sentence {
  const token = tokenWords(note.token, nameOf);
  const { opening } = note.hold;
  const payee = nameOf(Number(opening?.type === 'payment' ? opening.payment.payee : note.owner));
  return {
    zh: `发起付款：${token.zh} ${money(note.value)}，收款人${payee.zh}`,
    en: `Start the payment on ${money(note.value)} of the ${token.en}, payee ${payee.en}`,
  };
}

function fail(note: OpenedNote, nameOf: NameOf): Sentence {
  const token = tokenWords(note.token, nameOf);
  const owner = nameOf(Number(note.owner));
  return {
    zh: `付款失败：${owner.zh}的${token.zh} ${money(note.value)} 恢复原状`,
    en: `The payment failed: ${money(note.value)} of the ${token.en} of ${owner.en} is as before`,
  };
}

function fund(note: OpenedNote, nameOf: NameOf): Sentence {
  const token = tokenWords(note.token, nameOf);
  return {
    zh: `放款完成，受让${token.zh} ${money(note.value)}`,
    en: `Funded: take over ${money(note.value)} of the ${token.en}`,
  };
}
