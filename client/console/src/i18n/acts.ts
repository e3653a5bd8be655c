import { catalogue } from './catalogue';

/** What officers sign, by name. The keys are the acts of the interface. */
export const acts = catalogue('acts', {
  accept: ['签收凭证', 'Accept a voucher'],
  reject: ['拒收凭证', 'Reject a voucher'],
  'take-back': ['收回凭证', 'Take a voucher back'],
  split: ['拆分凭证', 'Split a voucher'],
  merge: ['合并凭证', 'Merge vouchers'],
  'pass-on': ['转让凭证', 'Pass a voucher on'],
  issue: ['开立凭证', 'Issue a voucher'],
  reserve: ['接受报价', 'Accept a quote'],
  release: ['解除占用', 'Release a hold'],
  pay: ['发起付款', 'Start a payment'],
  fail: ['付款失败', 'Say that a payment failed'],
  'attest-paid': ['确认收款', 'Confirm a payment'],
  fund: ['受让凭证', 'Take over a funded voucher'],
  clear: ['清分核销', 'Clear a voucher'],
  'grant-quota': ['授予开立额度', 'Grant an issuing quota'],
  'grant-limit': ['核定融资限额', 'Set a funding limit'],
  'register-invoice': ['登记发票', 'Register an invoice'],
  other: ['其他操作', 'Another operation'],
});

export type ActName = keyof typeof acts.entries;

/** The name of an act; `other` for one that this console does not know. */
export function actName(act: string): ActName {
  return act in acts.entries ? (act as ActName) : 'other';
}
