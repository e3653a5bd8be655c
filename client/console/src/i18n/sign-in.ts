import { catalogue } from './catalogue';

export const signInWords = catalogue('sign-in', {
  title: ['登录', 'Sign in'],
  lead: [
    '供应链金融凭证：每一笔承诺都从更大的一笔中拆出，任何承诺不能给出两次。',
    'Vouchers of supply-chain finance: every promise is cut from a larger one, so nothing can be promised twice.',
  ],
  key: ['API 密钥', 'API key'],
  key_help: [
    '由贵公司管理员发放，以 fuqi_ 开头。仅保存在此标签页，关闭即清除。',
    'Given by your administrator, begins with fuqi_. Kept in this tab only and gone when it is closed.',
  ],
  enter: ['进入', 'Enter'],
  wrong: ['密钥格式不正确，应以 fuqi_ 开头。', 'This is no API key: it begins with fuqi_.'],
  bad_link: [
    '进入链接无法识别，请重新打开或输入 API 密钥。',
    'The link could not be read. Open it again, or enter an API key.',
  ],
});
