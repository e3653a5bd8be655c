import { catalogue } from '../../i18n/catalogue';

export const issueWords = catalogue('issue', {
  title: ['开立凭证', 'Issue a voucher'],
  lead: [
    '选择一张已确认的发票，从额度中开立应收凭证给供应商',
    'Choose a confirmed invoice and issue a voucher to its supplier out of your quota',
  ],
  register: ['登记发票', 'Register an invoice'],
  steps: ['步骤', 'Steps'],
  step_invoice: ['发票', 'Invoice'],
  step_amount: ['金额与到期日', 'Amount and due date'],
  step_sign: ['经办与复核', 'Two signatures'],
  invoice: ['用哪张发票', 'Which invoice'],
  invoice_item: ['发票余额', 'Invoice capacity'],
  quota: ['用哪份额度', 'Which quota'],
  quota_item: ['可用额度，{{due}} 到期', 'Available, until {{due}}'],
  none_invoice: ['没有可开立的发票', 'There is no invoice to issue on'],
  none_invoice_next: [
    '先与供应商共同登记发票，双方签字后即可开立。',
    'Register an invoice together with the supplier first; once both have signed you can issue.',
  ],
  none_quota: ['没有可用的开立额度', 'There is no issuing quota'],
  none_quota_next: ['请联系授信银行授予额度。', 'Ask your bank for a quota.'],
  next: ['下一步', 'Next'],
  previous: ['上一步', 'Previous'],
  amount: ['面额（元）', 'Face value in yuan'],
  rest: ['开立后发票余额', 'Invoice capacity left'],
  taken: ['开立', 'Issue'],
  due: ['到期日', 'Due date'],
  due_wrong: ['请选择晚于账本营业日的日期。', 'Choose a day after the ledger’s day.'],
  six_months: [
    '期限超过六个月，须说明行业惯例理由。',
    'A term of more than six months needs a reason by trade custom.',
  ],
  reason: ['超期理由', 'Reason for the long term'],
  message: ['附言（可选，仅供应商可见）', 'Message (optional, only the supplier sees it)'],
  draft: ['起草，去签字', 'Draft, and go to sign'],
  check: [
    '起草后由两位经办人分别签字：先由经办人签字，再由复核人登录后签字并提交。',
    'Two officers sign the draft: the maker first, then the checker, who signs in and submits.',
  ],
});
