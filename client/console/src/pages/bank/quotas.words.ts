import { catalogue } from '../../i18n/catalogue';

/** Words of issuing quotas. */
export const quotaWords = catalogue('quotas', {
  title: ['额度', 'Quotas'],
  lead_bank: [
    '贵行授予的开立额度，以及它们如何分给成员单位。',
    'Issuing quotas that you granted, and how groups divided them.',
  ],
  lead_core: [
    '银行授予的开立额度，可拆分给成员单位，由其以自己的名义开立。',
    'Issuing quotas from your banks; they can be divided among subsidiaries, which issue in their own name.',
  ],
  none: ['没有额度', 'No quota'],
  none_bank: ['授予额度后会出现在这里。', 'Quotas appear here once you grant them.'],
  none_core: ['请向授信银行申请开立额度。', 'Ask your bank to grant one.'],
  list: ['额度清单', 'Quotas'],
  number: ['编号', 'Number'],
  holder: ['持有企业', 'Held by'],
  grantor: ['授信银行', 'Granted by'],
  value: ['金额', 'Amount'],
  last_day: ['最后开立日', 'Last day to issue'],
  state: ['状态', 'State'],
  live: ['未使用', 'Unused'],
  used: ['已拆分、使用或退回', 'Divided, used or given back'],
  show_tree: ['查看分配', 'See how it was divided'],
  tree: ['额度分配树', 'Quota tree'],
  tree_summary: [
    '{{root}} 的额度 {{value}}，目前未使用部分：{{parts}}。',
    'Quota of {{value}} of {{root}}; unused now: {{parts}}.',
  ],
  tree_nothing: ['没有', 'nothing'],
  tree_level: ['层级', 'Level'],
  totals: ['各企业未使用额度', 'Unused quota by enterprise'],
  grant: ['授予额度', 'Grant a quota'],
  grant_note: [
    '两名经办人签名后生效；额度归企业所有，到期或用完前不能单方收回。',
    'It takes effect when two officers signed; it belongs to the enterprise and cannot be taken back alone before it ends.',
  ],
  grant_to: ['授予', 'To'],
  grant_value: ['额度（元）', 'Quota in yuan'],
  grant_until: ['最后开立日', 'Last day to issue'],
  grant_registrar: ['清算机构', 'Clearing desk'],
  grant_registrar_hint: [
    '凭此额度开立的凭证由其登记并在到期时付款。',
    'It registers what is issued under the quota and pays at maturity.',
  ],
  grant_submit: ['起草并签名', 'Draft and sign'],
  problem_to: ['请选择企业', 'Choose an enterprise'],
  problem_value: [
    '请以元填写金额，最多两位小数',
    'Give an amount in yuan with at most two decimals',
  ],
  problem_until: ['请选择今天或之后的日期', 'Choose today or a later day'],
  problem_registrar: ['请选择清算机构', 'Choose a clearing desk'],
});
