import { catalogue } from './catalogue';

/** Words of the states that every page has: loading, empty, refused, failed. */
export const states = catalogue('states', {
  loading: ['正在读取……', 'Loading…'],
  empty: ['这里还没有内容', 'Nothing here yet'],
  again: ['重试', 'Try again'],
  error: ['出错了', 'Something went wrong'],
  code: ['代码', 'Code'],
  next: ['下一步', 'What to do next'],
  trace: ['追踪编号', 'Trace'],
  forbidden: ['您没有查看此内容的权限', 'You may not see this'],
  forbidden_next: [
    '请联系贵公司的管理员开通权限，或用有权限的身份登录。',
    'Ask your organisation’s administrator for access, or sign in as somebody who has it.',
  ],
  forbidden_role: [
    '此页面供其他角色使用，与贵公司在网络中的角色不符。',
    'This page is for another role than your organisation has in the network.',
  ],
  not_found: ['没有这个页面', 'There is no such page'],
  not_found_next: ['请从导航中选择。', 'Choose from the navigation.'],
  offline: ['网关没有应答', 'The gateway does not answer'],
  offline_next: [
    '请检查网络后重试；未收到应答的提交不会重复生效。',
    'Check the connection and try again; what was sent without an answer never takes effect twice.',
  ],
  answer_unreadable: ['应答无法读取', 'The answer cannot be read'],
  answer_unreadable_next: [
    '请刷新页面；若仍出现，请联系运营方。',
    'Reload the page; if it stays, tell your operator.',
  ],
  device: ['此设备无法完成该操作', 'This device cannot do it'],
  device_next: ['请更新浏览器，或换一台设备。', 'Update the browser, or use another device.'],
  page: ['页面出现意外错误', 'The page met an unexpected error'],
  page_next: [
    '请刷新页面；您的数据在账本和网关中，没有丢失。',
    'Reload the page; your data is on the ledger and at the gateway, nothing is lost.',
  ],
  copied: ['已复制', 'Copied'],
  copy: ['复制', 'Copy'],
  json: ['程序视图（JSON）', 'As JSON'],
  load_more: ['显示更多', 'Show more'],
  cancel: ['取消', 'Cancel'],
  close: ['关闭', 'Close'],
});
