import { CLEAR_ACTION, KIND, REGISTER_MODE } from '@fuqi/protocol';
import type { OpenedNote } from '../notes/opened-note';
import { acceptanceWords, isoDay, memberNumber, money, tokenWords } from './describe';
import type { NameOf, Sentence } from './describe';
import { describeMove } from './describe-move';
import type { LegView } from './leg-view';

/** What a leg does, in sentences. What the reader is not told of is not spoken of. */
export function describeLeg(view: LegView, nameOf: NameOf = memberNumber): Sentence[] {
  switch (view.circuit) {
    case 'move':
      return describeMove(view, nameOf);
    case 'issue':
      return describeIssue(view, nameOf);
    case 'clear':
      return describeClear(view, nameOf);
    case 'grant':
      return describeGrant(view, nameOf);
    case 'attest':
      return describeAttest(view);
    case 'register':
      return describeRegister(view, nameOf);
  }
}

function shownNote({ outputs }: LegView, place: number): OpenedNote[] {
  const note = outputs[place];
  return note === undefined || note.value === 0n ? [] : [note];
}

function describeIssue(view: LegView, nameOf: NameOf): Sentence[] {
  return shownNote(view, 0).map((note) => {
    const payee = nameOf(Number(note.owner));
    const token = tokenWords(note.token, nameOf);
    const until = acceptanceWords(note.hold.expiry);
    return {
      zh: `向${payee.zh}开立${token.zh} ${money(note.value)}，${until.zh}`,
      en: `Issue ${money(note.value)} to ${payee.en} as a ${token.en}, ${until.en}`,
    };
  });
}

function describeClear(view: LegView, nameOf: NameOf): Sentence[] {
  return view.inputs.map((note) => {
    const token = tokenWords(note.token, nameOf);
    const owner = nameOf(Number(note.owner));
    const amount = money(note.value);
    switch (view.action) {
      case CLEAR_ACTION.CLEAR:
        return {
          zh: `清分核销：${owner.zh}的${token.zh} ${amount} 已兑付`,
          en: `Cleared: ${amount} of the ${token.en} of ${owner.en} has been paid`,
        };
      case CLEAR_ACTION.REJECT:
        return {
          zh: `拒收开立的${token.zh} ${amount}，额度与发票余额退还`,
          en: `Reject the ${token.en} over ${amount}; quota and capacity go back`,
        };
      default:
        return {
          zh: `收回逾期未签收的${token.zh} ${amount}，额度与发票余额退还`,
          en: `Take back the ${token.en} over ${amount}, which was not accepted; quota and capacity come back`,
        };
    }
  });
}

function describeGrant(view: LegView, nameOf: NameOf): Sentence[] {
  return shownNote(view, 0).map((note) => {
    const token = tokenWords(note.token, nameOf);
    const owner = nameOf(Number(note.owner));
    const amount = money(note.value);
    const { opening } = note.token;
    if (opening?.type === 'capacity') {
      const supplier = nameOf(Number(opening.capacity.supplier));
      const delivered = isoDay(opening.capacity.deliveryDay);
      return {
        zh: `确认发票：供应商${supplier.zh}，${delivered} 交付，${token.zh} ${amount}`,
        en: `Confirm an invoice of ${supplier.en}, delivered ${delivered}: ${token.en} of ${amount}`,
      };
    }
    return note.token.kind === KIND.LIMIT
      ? { zh: `核定${token.zh} ${amount}`, en: `Set a ${token.en} of ${amount}` }
      : {
          zh: `授予${owner.zh}${token.zh} ${amount}`,
          en: `Grant ${owner.en} ${amount} as ${token.en}`,
        };
  });
}

function describeAttest({ record }: LegView): Sentence[] {
  if (record === undefined) return [];
  const reference = record.subject.toString(16).padStart(64, '0').slice(0, 16);
  return [
    {
      zh: `确认已收到款项 ${money(record.amount)}，付款编号 ${reference}`,
      en: `Confirm that ${money(record.amount)} was received under payment reference ${reference}`,
    },
  ];
}

function describeRegister({ action, registration }: LegView, nameOf: NameOf): Sentence[] {
  if (registration === undefined) return [];
  const who = nameOf(Number(registration.next.index));
  const officers = registration.next.officers.filter((officer) => officer !== undefined).length;
  const kyc = isoDay(registration.next.status.kycDay);
  switch (action) {
    case REGISTER_MODE.NEW:
    case REGISTER_MODE.NEW_INSTITUTION:
      return [
        {
          zh: `注册${who.zh}：经办人 ${officers} 名，尽职调查有效至 ${kyc}`,
          en: `Register ${who.en} with ${officers} officers, due diligence valid until ${kyc}`,
        },
      ];
    case REGISTER_MODE.UPDATE:
      return [
        {
          zh: `变更${who.zh}的登记：经办人 ${officers} 名`,
          en: `Change the registration of ${who.en}: ${officers} officers`,
        },
      ];
    default:
      return [
        {
          zh: `变更${who.zh}的状态，尽职调查有效至 ${kyc}`,
          en: `Change the standing of ${who.en}, due diligence valid until ${kyc}`,
        },
      ];
  }
}
