import { catalogue } from '../../i18n/catalogue';

export const paymentsWords = catalogue('payments', {
  title: ['收付款', 'Payments'],
  incoming: ['收到的款项', 'Coming in'],
  outgoing: ['付出的款项', 'Going out'],
  none: ['没有在途的款项', 'No payments under way'],
  none_next: [
    '银行放款或到期兑付时，会出现在这里。',
    'Fundings and payments at maturity appear here.',
  ],
  purpose_funding: ['融资放款', 'Funding'],
  purpose_clearing: ['到期兑付', 'Payment at maturity'],
  state_held: ['待确认到账', 'To be confirmed'],
  state_confirmed: ['已确认到账', 'Confirmed'],
  from: ['付款方 {{party}}', 'From {{party}}'],
  to: ['收款方 {{party}}', 'To {{party}}'],
  remark: ['附言码 {{remark}}', 'Remark {{remark}}'],
  confirm: ['已收到，确认', 'It has arrived: confirm'],
  confirm_help: [
    '请先在银行账户中核对金额和附言码，再确认。确认不能撤销。',
    'Compare the amount and the remark with your bank account first. A confirmation cannot be undone.',
  ],
});
