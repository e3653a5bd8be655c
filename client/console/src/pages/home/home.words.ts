import { catalogue } from '../../i18n/catalogue';

export const homeWords = catalogue('home', {
  title: ['待办', 'To do'],
  count: [
    '{{count}} 件事等您处理',
    { one: '{{count}} thing waits for you', other: '{{count}} things wait for you' },
  ],
  none: ['没有待办事项', 'Nothing waits for you'],
  none_next: [
    '有新的凭证、签字或报价需要您处理时，会出现在这里。',
    'Vouchers, signatures and quotes that need you will appear here.',
  ],
  until: ['截止 {{day}}', 'By {{day}}'],
  held: ['现在持有', 'You hold'],
  available: ['可用凭证', 'Vouchers to use'],
  offered: ['待签收', 'Offered to you'],
  quota: ['可开立额度', 'Issuing quota'],
  matured: ['已到期待兑付', 'Matured, to be paid'],
});
