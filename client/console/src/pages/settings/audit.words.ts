import { catalogue } from '../../i18n/catalogue';

/** Words of the audit log. */
export const auditWords = catalogue('audit', {
  title: ['操作日志', 'Audit log'],
  lead: [
    '每条记录都包含前一条的哈希，任何修改、遗漏或插入都会被发现。',
    'Every entry contains the hash of the one before, so that nothing can be changed, left out or put in unseen.',
  ],
  none: ['没有记录', 'No entries'],
  seq: ['序号', 'No.'],
  at: ['时间（北京）', 'Time (Beijing)'],
  principal: ['身份', 'Who'],
  action: ['动作', 'Action'],
  target: ['对象', 'What'],
  outcome: ['结果', 'Outcome'],
  trace: ['追踪编号', 'Trace'],
  hash: ['哈希', 'Hash'],
  check: ['校验链条', 'Check the chain'],
  check_running: ['正在从第一条校验……', 'Checking from the first entry…'],
  check_ok: [
    '已在本机校验 {{count}} 条，链条完整。末条哈希 {{head}}',
    {
      one: '{{count}} entry checked on this device, the chain is whole. Newest hash {{head}}',
      other: '{{count}} entries checked on this device, the chain is whole. Newest hash {{head}}',
    },
  ],
  check_bad: [
    '链条在第 {{seq}} 条断裂，请保留现场并联系管理员。',
    'The chain breaks at entry {{seq}}. Keep everything as it is and call your administrator.',
  ],
  check_note: [
    '请把末条哈希另行保存，日后才能发现末尾被截断。',
    'Keep the newest hash elsewhere: only so a cut end is found later.',
  ],
  from: ['从序号', 'From no.'],
  newest: ['最新', 'Newest'],
  find: ['定位', 'Go'],
});
