import { catalogue } from '../../i18n/catalogue';

export const invoiceWords = catalogue('invoice', {
  title: ['登记发票', 'Register an invoice'],
  lead: [
    '与供应商共同登记：双方经办人都签字后，即可在发票余额内开立凭证。',
    'Buyer and supplier register it together; once the officers of both have signed, vouchers can be issued on it.',
  ],
  supplier: ['供应商', 'Supplier'],
  registrar: ['清分银行', 'Clearing bank'],
  choose: ['请选择', 'Choose'],
  code: ['发票代码（数电票留空）', 'Invoice code (empty for a digital invoice)'],
  number: ['发票号码', 'Invoice number'],
  number_wrong: [
    '请填写 8 位号码及代码，或 20 位数电票号码。',
    'Write code and 8-digit number, or a 20-digit digital number.',
  ],
  amount: ['价税合计（元）', 'Total with tax, in yuan'],
  delivered: ['交付日', 'Delivered on'],
  sme: [
    '供应商为中小企业，已同意付款期限',
    'The supplier is a small enterprise and agrees to the term',
  ],
  draft: ['起草，去签字', 'Draft, and go to sign'],
  privacy: [
    '发票内容不写入账本；同一张发票在本网络只能登记一次。',
    'The invoice itself is not written on the ledger; an invoice is registered once in this network.',
  ],
});
