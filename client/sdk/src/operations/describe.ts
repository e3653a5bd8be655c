/** Words for what a leg does, in both languages: from its opening alone, so that two readers of it get the same words. */
import { LIMITS, PHASE, dateCode, formatIsoDay, formatMoney, readCode, unwrap } from '@fuqi/domain';
import { KIND } from '@fuqi/protocol';
import type { OpenedToken } from '../notes/opened-token';

/** One sentence in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** How members are called; legal texts use their numbers, screens may use names. */
export type NameOf = (member: number) => Sentence;

/** A member's number, which is its place in the register. */
export const memberNumber: NameOf = (member) => ({
  zh: `${member} 号成员`,
  en: `member ${member}`,
});

/** `¥1,234.56` */
export function money(fen: bigint): string {
  return unwrap(formatMoney(fen));
}

/** `2027-05-21` */
export function isoDay(day: bigint | number): string {
  return unwrap(formatIsoDay(Number(day)));
}

/** A date code: the day, and the phase in words. */
export function dateWords(code: bigint | number): Sentence {
  const { day, phase } = unwrap(readCode(Number(code)));
  const at = {
    [PHASE.open]: { zh: '开放时段', en: 'open' },
    [PHASE.fundingClosed]: { zh: '融资截止', en: 'funding closed' },
    [PHASE.closed]: { zh: '日终', en: 'close' },
  }[phase];
  return { zh: `${isoDay(day)} ${at.zh}`, en: `${isoDay(day)} (${at.en})` };
}

/** The last date code there is: what ends on it never lapses. */
export const LAST_DATE = unwrap(dateCode(2 ** LIMITS.dayBits - 1, PHASE.closed));

/** Until when an offer may be accepted, as the end of a sentence. */
export function acceptanceWords(expiry: bigint): Sentence {
  if (expiry === BigInt(LAST_DATE))
    return { zh: '对方可随时签收', en: 'to be accepted at any time' };
  const until = dateWords(expiry);
  return { zh: `对方可在 ${until.zh}前签收`, en: `to be accepted by ${until.en}` };
}

const KIND_WORDS = new Map<bigint, Sentence>([
  [KIND.VOUCHER, { zh: '凭证', en: 'voucher' }],
  [KIND.QUOTA, { zh: '开立额度', en: 'issuing quota' }],
  [KIND.CAPACITY, { zh: '发票可开立余额', en: 'invoice capacity' }],
  [KIND.LIMIT, { zh: '融资限额', en: 'funding limit' }],
  [KIND.DEPOSIT, { zh: '存款', en: 'deposit' }],
  [KIND.DISTRIBUTION, { zh: '清分记录', en: 'distribution record' }],
]);

/** What a token is, its issuer, due day and the first digits of its number. */
export function tokenWords(token: OpenedToken, nameOf: NameOf): Sentence {
  const kind = KIND_WORDS.get(token.kind) ?? { zh: '权利', en: 'title' };
  const issuer = nameOf(Number(token.issuer));
  const zh = [issuer.zh];
  const en = [`of ${issuer.en}`];
  if (token.due !== 0n) {
    zh.push(`${isoDay(token.due)} 到期`);
    en.push(`due ${isoDay(token.due)}`);
  }
  // Deposits of one bank are alike and have no number.
  if (token.rootId !== 0n) {
    const number = token.rootId.toString(16).padStart(64, '0').slice(0, 8);
    zh.push(`编号 ${number}`);
    en.push(`no. ${number}`);
  }
  return { zh: `${kind.zh}（${zh.join('，')}）`, en: `${kind.en} (${en.join(', ')})` };
}
