import { catalogue } from '../../i18n/catalogue';

/** Words of a bank's purchases that are under way. */
export const fundingWords = catalogue('bank-funding', {
  title: ['放款', 'Funding'],
  lead: [
    '报价被接受后：付款 → 对方确认到账 → 受让凭证。确认到账前凭证仍属于卖方。',
    'After your quote is taken: pay, the seller’s side confirms, you take the voucher. Until then it is the seller’s.',
  ],
  none: ['没有进行中的放款', 'No purchase is under way'],
  none_next: [
    '卖方接受贵行报价后，为贵行预留的凭证会出现在这里。',
    'Vouchers appear here once a seller takes your quote and reserves them for you.',
  ],
  seller: ['卖方', 'Seller'],
  issuer: ['付款人（开立方）', 'Issuer, who pays'],
  voucher: ['凭证', 'Voucher'],
  value: ['面额', 'Face value'],
  pay_amount: ['应付金额', 'To pay'],
  due: ['到期日', 'Due'],
  stage: ['进度', 'Stage'],
  next: ['下一步', 'Next'],
  stage_reserved: ['已预留，待付款', 'Reserved, to be paid'],
  stage_paying: ['付款中，待对方确认', 'Being paid, to be confirmed'],
  stage_confirmed: ['已确认到账，待受让', 'Confirmed, to be taken over'],
  do_pay: ['发起付款', 'Start payment'],
  do_fund: ['受让凭证', 'Take over'],
  do_fail: ['付款失败或退回', 'Payment failed'],
  do_release: ['放弃预留', 'Give up'],
  remark: ['银行付款附言', 'Remark for the bank'],
  remark_note: [
    '请在付款指令中原样填写附言，对方据此确认到账。',
    'Put the remark into the payment instruction as it stands; the other side confirms by it.',
  ],
  to_confirm: [
    '另有 {{count}} 笔到账等待确认',
    {
      one: '{{count}} payment waits for your confirmation',
      other: '{{count}} payments wait for your confirmation',
    },
  ],
  to_confirm_open: ['去确认', 'Confirm'],
});
