import { catalogue } from '../../i18n/catalogue';

/** Words of a bank's exposure by core enterprise. */
export const exposureWords = catalogue('bank-exposure', {
  title: ['风险敞口', 'Exposure'],
  lead: [
    '按核心企业统计贵行已受让和已承诺受让的凭证。只有贵行能看到。',
    'Vouchers that you bought or committed to, by core enterprise. Nobody else sees this.',
  ],
  chart: ['按核心企业的敞口', 'Exposure by core enterprise'],
  none: ['没有敞口', 'No exposure'],
  none_next: [
    '受让或预留的凭证会按付款人汇总在这里。',
    'Vouchers that you buy or that are reserved for you add up here.',
  ],
  issuer: ['核心企业', 'Core enterprise'],
  funded: ['已受让', 'Bought'],
  committed: ['已承诺（预留、付款中）', 'Committed (reserved, being paid)'],
  used: ['合计', 'In all'],
  limit: ['限额', 'Limit'],
  free: ['可用限额', 'Left'],
  share: ['占比', 'Share'],
  all: ['全部', 'All'],
  no_limit: ['未设限额', 'No limit set'],
  summary: [
    '共 {{count}} 家核心企业，合计 {{total}}；最大为 {{name}}，占 {{share}}；集中度指数 {{hhi}}（满值 10,000）。',
    {
      one: '{{count}} core enterprise, {{total}} in all; the largest is {{name}} with {{share}}; concentration index {{hhi}} of 10,000.',
      other:
        '{{count}} core enterprises, {{total}} in all; the largest is {{name}} with {{share}}; concentration index {{hhi}} of 10,000.',
    },
  ],
  summary_limit: [
    '限额合计 {{limit}}，尚余 {{free}}。',
    'Limits of {{limit}} in all, {{free}} left.',
  ],
  summary_over: [
    '限额合计 {{limit}}，已超限 {{over}}。',
    'Limits of {{limit}} in all, exceeded by {{over}}.',
  ],
  limits: ['融资限额', 'Funding limits'],
  limits_note: [
    '限额是贵行的内部控制：账本不会因超限而拒绝放款，超限在此提示。',
    'A limit is your own control: the ledger does not refuse what is above it, this page shows it.',
  ],
  limits_none: ['尚未设定限额', 'No limit is set yet'],
  limit_new: ['设定限额', 'Set a limit'],
  limit_issuer: ['核心企业', 'Core enterprise'],
  limit_value: ['限额（元）', 'Limit in yuan'],
  limit_value_problem: [
    '请以元填写金额，最多两位小数',
    'Give an amount in yuan with at most two decimals',
  ],
  limit_issuer_problem: ['请选择核心企业', 'Choose a core enterprise'],
  limit_submit: ['起草并签名', 'Draft and sign'],
});
