import { catalogue } from './catalogue';

/** Words of the frame around every page. */
export const shell = catalogue('shell', {
  product: ['符契', 'Fuqi'],
  skip: ['跳到正文', 'Skip to content'],
  navigation: ['主导航', 'Main'],
  more: ['更多', 'More'],
  back: ['返回', 'Back'],
  language: ['语言', 'Language'],
  theme_to_dark: ['切换为深色', 'Switch to dark'],
  theme_to_light: ['切换为浅色', 'Switch to light'],
  sign_out: ['退出', 'Sign out'],
  signed_in_as: ['当前登录', 'Signed in'],
  development: [
    '开发网络：使用开发密钥，仅供试用，切勿用于真实价值。',
    'Development network: development keys, for trying only, never for value.',
  ],
  business_day: ['账本营业日 {{day}}', 'Ledger day {{day}}'],
  group_work: ['业务', 'Work'],
  group_market: ['融资与清算', 'Financing and clearing'],
  group_ledger: ['账本与网络', 'Ledger and network'],
  group_help: ['设置与帮助', 'Settings and help'],
  officer: ['{{slot}} 号经办人', 'Officer {{slot}}'],
  no_officer: ['仅查看，不能签字', 'Read only, cannot sign'],
});
