import { catalogue } from '../../i18n/catalogue';

/** Words of the members that can be dealt with. */
export const counterpartyWords = catalogue('counterparties', {
  title: ['往来成员', 'Counterparties'],
  lead: [
    '本机构掌握其登记资料的网络成员。状态和尽职调查期限来自账本上的成员登记。',
    'Members of the network whose records you have. Standing and due diligence come from the register on the ledger.',
  ],
  search: ['按名称或编号搜索', 'Search by name or number'],
  role: ['角色', 'Role'],
  role_all: ['全部角色', 'All roles'],
  role_core: ['核心企业', 'Core enterprise'],
  role_supplier: ['供应商', 'Supplier'],
  role_bank: ['银行', 'Bank'],
  role_registrar: ['清算机构', 'Clearing desk'],
  role_supervisor: ['监管方', 'Supervisor'],
  none: ['没有匹配的成员', 'No member matches'],
  none_next: ['成员登记后会出现在这里。', 'Members appear here once they are registered.'],
  number: ['编号', 'Number'],
  name: ['名称', 'Name'],
  roles: ['角色', 'Roles'],
  standing: ['状态', 'Standing'],
  standing_active: ['正常', 'Active'],
  standing_suspended: ['暂停', 'Suspended'],
  standing_frozen: ['冻结', 'Frozen'],
  kyc: ['尽职调查有效期至', 'Due diligence until'],
  kyc_none: ['未登记', 'Not recorded'],
  kyc_soon: [
    '{{count}} 天后到期',
    { one: 'ends in {{count}} day', other: 'ends in {{count}} days' },
  ],
  kyc_over: ['已过期', 'Expired'],
  holding: ['我持有其开立的', 'You hold, issued by it'],
  me: ['本机构', 'You'],
  found: ['共 {{count}} 家', { one: '{{count}} member', other: '{{count}} members' }],
});
