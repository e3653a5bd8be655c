import { catalogue } from '../../i18n/catalogue';

export const offersWords = catalogue('offers', {
  title: ['我的询价', 'My quote requests'],
  one: ['报价比较', 'Compare quotes'],
  none: ['还没有询价', 'No quote requests yet'],
  none_next: [
    '打开一张可用凭证，点“融资”即可向银行询价。',
    'Open a voucher that can be used and choose “Sell” to ask banks.',
  ],
  state_open: ['等待报价', 'Waiting for quotes'],
  state_answered: ['已有报价', 'Quotes are in'],
  state_chosen: ['已接受', 'Accepted'],
  state_closed: ['已结束', 'Closed'],
  wait: [
    '已送达各银行，报价到达后会自动显示在这里。可以离开此页。',
    'The banks have it; quotes appear here as they come. You may leave this page.',
  ],
  sorted: ['按到手净额从高到低排列', 'By what you receive, most first'],
  best: ['到手最多', 'You receive most'],
  net: ['到手净额', 'You receive'],
  rate: ['年利率', 'Rate'],
  basis: ['计息基础', 'Day basis'],
  basis_value: ['{{days}} 天 / {{basis}}', '{{days}} days / {{basis}}'],
  interest: ['利息', 'Interest'],
  fees: ['费用', 'Fees'],
  all_in: ['年化综合成本', 'All-in cost a year'],
  valid: ['有效至', 'Valid until'],
  accept: ['接受此报价', 'Take this quote'],
  face: ['面额', 'Face value'],
  due: ['到期日', 'Due'],
  issuer: ['开立方', 'Issuer'],
  cut: ['到手净额之外，{{cost}} 为全部成本', 'The whole cost is {{cost}}'],
});
