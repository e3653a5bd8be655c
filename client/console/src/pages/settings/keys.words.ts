import { catalogue } from '../../i18n/catalogue';

/** Words of API keys. */
export const keyWords = catalogue('api-keys', {
  title: ['API 密钥', 'API keys'],
  lead: [
    '密钥只在创建时显示一次；停用立即生效，不能恢复。',
    'A key is shown once, when it is made; ending it takes effect at once and for good.',
  ],
  make: ['创建密钥', 'Make a key'],
  name: ['用途或持有人', 'For whom or what'],
  name_hint: ['例如：ERP 对接、王丽', 'For example: ERP, Wang Li'],
  name_problem: ['请填写 1 至 80 个字符', 'Write 1 to 80 characters'],
  role: ['角色', 'Role'],
  role_reader: ['只读', 'Reader'],
  role_officer: ['经办人', 'Officer'],
  role_integration: ['系统对接', 'Integration'],
  role_auditor: ['审计', 'Auditor'],
  role_administrator: ['管理员', 'Administrator'],
  'role-note_reader': ['查看凭证、操作和事件', 'Sees vouchers, operations and events'],
  'role-note_officer': [
    '起草、签名和提交；签名另需本人密钥',
    'Drafts, signs and submits; signing also takes the person’s own key',
  ],
  'role-note_integration': ['起草和提交，不能签名', 'Drafts and submits, cannot sign'],
  'role-note_auditor': ['查看全部并可读操作日志', 'Sees everything and reads the audit log'],
  'role-note_administrator': [
    '管理密钥并可读操作日志，不能办理业务',
    'Manages keys and reads the audit log; does no business',
  ],
  officer: ['经办人编号', 'Officer'],
  officer_problem: ['请填写 1 至 8 的编号', 'Give a number from 1 to 8'],
  officer_hint: [
    '成员登记中的第几号经办人，一人一号',
    'As numbered in the register; one person, one number',
  ],
  submit: ['创建', 'Make'],
  made: ['密钥已创建，请立即复制并妥善保管', 'The key is made: copy it now and keep it safe'],
  made_again: [
    '该请求此前已处理，密钥不会再次显示；如未保存请停用后重新创建。',
    'This request was answered before and the key is not shown again; if it was not kept, end it and make another.',
  ],
  copy: ['复制密钥', 'Copy the key'],
  copied: ['已复制', 'Copied'],
  done: ['我已保存', 'I have kept it'],
  id: ['密钥编号', 'Key id'],
  end: ['停用密钥', 'End a key'],
  end_note: [
    '密钥形如 fuqi_编号_密文，编号为 16 位。正在使用的密钥编号可在操作日志中查到。',
    'A key reads fuqi_id_secret; the id has 16 characters. Ids in use stand in the audit log.',
  ],
  end_id: ['密钥编号（16 位）', 'Key id, 16 characters'],
  end_problem: ['编号为 16 位数字和 a–f', 'An id has 16 digits and letters a to f'],
  end_self: [
    '这是您正在使用的密钥，停用后您将退出。',
    'This is the key that you are using; you will be signed out.',
  ],
  end_submit: ['停用', 'End it'],
  end_sure: ['确定停用？', 'End this key?'],
  end_sure_note: ['使用它的人员或系统将立即无法访问。', 'Whoever uses it loses access at once.'],
  ended: ['密钥 {{id}} 已停用', 'Key {{id}} is ended'],
  cancel: ['取消', 'Cancel'],
});
