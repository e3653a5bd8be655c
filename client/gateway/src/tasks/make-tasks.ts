/** Tasks in words, from what the inbox holds. */
import { FuqiError, formatMoney, unwrap } from '@fuqi/domain';
import { reviewRequest, signingRequest } from '@fuqi/sdk';
import type { Sentence } from '@fuqi/sdk';
import type { Principal } from '../auth/principal';
import type { FoundOperation } from '../operations/operation-desk';
import { heldVoucher } from '../payments/payments';
import type { PaymentView } from '../payments/payments';
import type { FoundRequest } from '../quotes/found-request';
import { dueText } from '../read-model/vouchers';
import type { VoucherRow } from '../read-model/vouchers';
import { TASK_KINDS } from './task';
import type { ClearingView, Inbox, Task, TaskKind } from './task';

/** From whose side tasks are told. */
export interface Telling {
  readonly self: number;
  /** Open date code. */
  readonly date: number;
  readonly principal: Pick<Principal, 'id' | 'officer'>;
  readonly nameOf: (member: number) => Sentence;
}

const TITLES: Readonly<Record<TaskKind, Sentence>> = {
  'sign-operation': { zh: '待签字', en: 'Sign' },
  'countersign-invoice': { zh: '待确认发票', en: 'Confirm an invoice' },
  'submit-operation': { zh: '待提交', en: 'Submit' },
  'accept-offer': { zh: '待签收', en: 'Accept or reject' },
  'confirm-payment': { zh: '待确认到账', en: 'Confirm that money came' },
  'choose-quote': { zh: '待选择报价', en: 'Choose a quote' },
  'answer-quote-request': { zh: '待报价', en: 'Give a quote' },
  'pay-reserved': { zh: '待付款', en: 'Pay what was reserved' },
  fund: { zh: '待受让', en: 'Take over what was paid for' },
  'clear-due': { zh: '到期待付', en: 'Pay what has matured' },
  clear: { zh: '待核销', en: 'Retire what was paid' },
  'take-back': { zh: '可收回', en: 'Take back' },
};

const money = (fen: string | bigint): string => unwrap(formatMoney(BigInt(fen)));

function task(
  kind: TaskKind,
  about: Partial<Omit<Task, 'kind' | 'title' | 'id'>> & Pick<Task, 'detail'> & { key: string },
): Task {
  const { key, ...rest } = about;
  const nothing = { voucher: null, operation: null, quoteRequest: null, payment: null };
  return {
    ...{ id: `${kind}:${key}`, kind, title: TITLES[kind] },
    ...{ ...nothing, due: null, amount: null, ...rest },
  };
}

/** All tasks of a principal, by kind and then by what is due first. */
export function makeTasks(inbox: Inbox, telling: Telling): Task[] {
  const made = [
    ...inbox.operations.flatMap((operation) => ofOperation(operation, telling)),
    ...inbox.vouchers.flatMap((row) => ofVoucher(row, telling)),
    ...inbox.payments.flatMap((payment) => ofPayment(payment, telling)),
    ...inbox.requests.flatMap((request) => ofRequest(request, telling)),
    ...inbox.clearing.flatMap((line) => ofClearing(line, telling)),
  ];
  const rank = ({ kind }: Task): number => TASK_KINDS.indexOf(kind);
  const late = '9999-12-31';
  return made.sort(
    (a, b) => rank(a) - rank(b) || compare(a.due ?? late, b.due ?? late) || compare(a.id, b.id),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function ofOperation(
  { row, draft, signatures }: FoundOperation,
  { self, principal, nameOf }: Telling,
): Task[] {
  const { officer, id: who } = principal;
  const own = signatures.filter(({ member }) => member === 0);
  const waits = row.state === 'draft' || row.state === 'signed';
  const enough = new Set(own.map(({ slot }) => slot)).size >= row.needed;
  const signed = own.some((one) => one.principal === who || one.slot === officer);
  const about = { key: row.id, operation: row.id, due: dueText(draft.terms.validUntil >> 2) };
  const detail = (): Sentence =>
    joined(reviewRequest(signingRequest(draft), self, nameOf).sentences);
  try {
    if (waits && officer !== undefined && !signed && !enough) {
      const kind = row.host === null ? 'sign-operation' : 'countersign-invoice';
      return [task(kind, { ...about, detail: detail() })];
    }
    if (row.state !== 'ready' && row.state !== 'unknown') return [];
    return [task('submit-operation', { ...about, detail: detail() })];
  } catch (error) {
    // What can no longer be reviewed cannot be signed; the operation itself shows why.
    if (error instanceof FuqiError) return [];
    throw error;
  }
}

function joined(sentences: readonly Sentence[]): Sentence {
  const all = (language: keyof Sentence): string =>
    sentences.map((sentence) => sentence[language]).join(language === 'zh' ? '；' : '; ');
  return { zh: all('zh'), en: all('en') };
}

function ofVoucher(row: VoucherRow, { date, nameOf }: Telling): Task[] {
  const { id, value, hold_kind: hold, hold_expiry: expiry } = row;
  const about = { key: id, voucher: id, amount: value, due: dueText(row.due) };
  const [amount, issuer] = [money(value), nameOf(row.issuer)];
  const until = dueText(expiry >> 2) ?? '';
  if (row.state === 'offered') {
    const from = nameOf(row.hold_holder);
    const detail = {
      zh: `${from.zh}转来凭证 ${amount}，付款人${issuer.zh}，${until} 前签收或拒收`,
      en: `${from.en} offers a voucher of ${amount} owed by ${issuer.en}; accept or reject it by ${until}`,
    };
    return [task('accept-offer', { ...about, detail, due: until })];
  }
  if (row.sealed_block === null) return [];
  if (row.state === 'offered-out' && date > expiry) {
    const to = nameOf(row.owner);
    const detail = {
      zh: `${to.zh}逾期未签收 ${amount}，可以收回`,
      en: `${to.en} did not accept ${amount} in time; it can be taken back`,
    };
    return [task('take-back', { ...about, detail })];
  }
  if (row.state !== 'held-for-others' || hold !== 'reserve' || date > expiry) return [];
  const seller = nameOf(row.owner);
  const detail = {
    zh: `${seller.zh}已选定本行报价，凭证 ${amount} 为本行保留至 ${until}，请付款`,
    en: `${seller.en} took your quote for a voucher of ${amount}, reserved for you until ${until}: pay for it`,
  };
  return [task('pay-reserved', { ...about, detail, due: until })];
}

function ofPayment(payment: PaymentView, { nameOf }: Telling): Task[] {
  const { id, direction, purpose, state, payer, payee, note } = payment;
  const about = { key: id, payment: id, voucher: heldVoucher(payment) };
  const shown = { ...about, amount: payment.amount.toString() };
  const amount = money(payment.amount);
  if (direction === 'incoming') {
    if (state !== 'held') return [];
    const [from, to] = [nameOf(payer), nameOf(payee)];
    const detail = {
      zh: `${from.zh}向${to.zh}付款 ${amount}，附言 ${id.slice(0, 16)}，到账后请确认`,
      en: `${from.en} pays ${to.en} ${amount}, remark ${id.slice(0, 16)}; confirm it once the money is there`,
    };
    return [task('confirm-payment', { ...shown, detail })];
  }
  if (purpose !== 'funding' || state !== 'confirmed' || note?.sealed === undefined) return [];
  const seller = nameOf(payee);
  const detail = {
    zh: `${seller.zh}已确认收到 ${amount}，请办理受让`,
    en: `${seller.en}’s side has confirmed ${amount}: take the voucher over`,
  };
  return [task('fund', { ...shown, detail, due: dueText(Number(note.note.token.due)) })];
}

function ofRequest({ row, state, quotes }: FoundRequest, { nameOf }: Telling): Task[] {
  const about = { key: row.id, quoteRequest: row.id, voucher: row.voucher, amount: row.value };
  const [amount, issuer] = [money(row.value), nameOf(row.issuer)];
  const due = dueText(row.due) ?? '';
  if (row.direction === 'received') {
    if (state !== 'open') return [];
    const seller = nameOf(row.seller);
    const detail = {
      zh: `${seller.zh}询价：${amount}，付款人${issuer.zh}，${due} 到期`,
      en: `${seller.en} asks for a quote: ${amount} owed by ${issuer.en}, due ${due}`,
    };
    return [task('answer-quote-request', { ...about, detail, due })];
  }
  const open = quotes.filter(({ expired }) => !expired);
  const [best] = open;
  if (state !== 'answered' || best === undefined) return [];
  const bank = nameOf(best.row.bank);
  const net = money(best.row.net);
  const until = dueText(best.row.valid_until) ?? '';
  const detail = {
    zh: `${amount} 收到 ${open.length} 份报价，最优 ${bank.zh} 到手 ${net}，${until} 前有效`,
    en: `${open.length} quotes for ${amount}; the best, of ${bank.en}, brings ${net} and is valid until ${until}`,
  };
  return [task('choose-quote', { ...about, detail, due: until })];
}

function ofClearing(line: ClearingView, { nameOf }: Telling): Task[] {
  const { voucher, payee, reference, held, confirmed } = line;
  const to = nameOf(payee);
  const amount = money(line.amount);
  const about = { key: voucher, voucher, payment: reference, due: dueText(line.due) };
  const shown = { ...about, amount: line.amount.toString() };
  if (!held) {
    const detail = {
      zh: `应付${to.zh} ${amount}`,
      en: `${amount} is due to ${to.en}`,
    };
    return [task('clear-due', { ...shown, detail })];
  }
  if (!confirmed) return [];
  const detail = {
    zh: `${to.zh}一方已确认收到 ${amount}，请核销`,
    en: `${to.en}’s side has confirmed ${amount}: retire the voucher`,
  };
  return [task('clear', { ...shown, detail })];
}
