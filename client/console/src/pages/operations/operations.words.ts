import { catalogue } from '../../i18n/catalogue';

export const operationWords = catalogue('operations', {
  title: ['操作记录', 'Operations'],
  none: ['还没有操作', 'No operations yet'],
  none_next: [
    '您起草的操作会出现在这里，可以随时离开再回来。',
    'What you draft appears here; you can leave it and come back.',
  ],
  created: ['起草时间', 'Drafted'],
  by: ['起草人', 'Drafted by'],
  act: ['操作', 'Act'],
  amount: ['金额', 'Amount'],
  all: ['全部', 'All'],
  filter: ['状态', 'State'],

  state_draft: ['待签字', 'To be signed'],
  state_signed: ['待复核', 'To be checked'],
  state_ready: ['待提交', 'To be submitted'],
  state_countersigned: ['已会签', 'Countersigned'],
  state_proving: ['生成证明', 'Proving'],
  state_submitted: ['已提交', 'Submitted'],
  state_committed: ['已入账', 'Written'],
  state_refused: ['被拒绝', 'Refused'],
  state_unknown: ['结果未知', 'Outcome unknown'],

  steps: ['进度', 'Progress'],
  step_draft: ['起草', 'Draft'],
  step_sign: ['签字', 'Signatures'],
  step_prove: ['证明', 'Proof'],
  step_send: ['提交', 'Sent'],
  step_write: ['入账', 'Written'],
  step_done: ['已完成', 'done'],
  step_now: ['进行中', 'now'],
  step_later: ['未开始', 'later'],
  step_stopped: ['已停止', 'stopped'],

  signatures: ['签字', 'Signatures'],
  signatures_of: ['需 {{needed}} 人，已签 {{given}} 人', '{{given}} of {{needed}}'],
  signed_by: ['{{slot}} 号经办人 {{at}}', 'Officer {{slot}}, {{at}}'],
  signed_by_you: ['{{slot}} 号经办人（您） {{at}}', 'Officer {{slot}} (you), {{at}}'],
  two_officers: [
    '此操作须两位经办人分别签字：一人经办，一人复核。',
    'Two officers sign this, each with their own key: a maker and a checker.',
  ],
  one_officer: ['此操作由一位经办人签字即可。', 'One officer’s signature is enough.'],
  wait_checker: [
    '您已签字。请另一位经办人登录后在待办中复核签字，您不能复核自己。',
    'You have signed. Another officer must sign in, find this under “To do” and sign as well; you cannot check yourself.',
  ],
  wait_partner: [
    '贵公司已签字，等待{{party}}的经办人会签。',
    'Your officers have signed; the officers of {{party}} have still to countersign.',
  ],
  partner_signed: ['{{party}}已会签', 'Countersigned by {{party}}'],
  of_host: ['由{{party}}发起，贵公司会签', 'Started by {{party}}, countersigned by you'],
  countersigned: [
    '贵公司已会签，由{{party}}提交到账本。结果会显示在这里。',
    'You have countersigned; {{party}} submits it to the ledger. The outcome will show here.',
  ],
  sign: ['签字', 'Sign'],
  sign_submit: ['签字并提交', 'Sign and submit'],
  signing: ['正在签字……', 'Signing…'],
  submit: ['提交', 'Submit'],
  again: ['再次提交', 'Submit again'],
  device_refuses: [
    '本设备核算的内容与服务器所示不符，请勿签字，并联系贵公司管理员。',
    'What this device works out is not what the server shows. Do not sign, and tell your administrator.',
  ],
  server_says: [
    '以下为服务器的描述，本设备未核算。',
    'This is what the server says; this device has not checked it.',
  ],
  valid_until: ['最晚入账日', 'Must be written by'],
  digest: ['操作摘要', 'Digest'],
  receipt: ['账本回执', 'Receipt of the ledger'],
  reference: ['操作编号', 'Reference'],
  legal_text: ['约定全文', 'Full text'],

  proving: [
    '正在生成零知识证明，通常需要几秒到几十秒。可以离开此页，稍后在“操作记录”中查看。',
    'The proof is being made, usually within seconds, at most a minute or so. You may leave this page and find it under “Operations” later.',
  ],
  submitted: [
    '已送交账本，等待各银行背书与排序。可以离开此页。',
    'Sent to the ledger; the banks endorse and order it. You may leave this page.',
  ],
  elapsed: ['已用时 {{seconds}} 秒', '{{seconds}} s so far'],
  committed: ['已写入账本，不可更改。', 'It is written on the ledger and final.'],
  committed_next: [
    '新的凭证归档后即可使用，通常只需几个区块。',
    'The new vouchers can be used once they are sealed, usually within a few blocks.',
  ],
  refused: [
    '账本没有接受此操作，什么也没有发生。',
    'The ledger did not take this operation; nothing has happened.',
  ],
  unknown: [
    '没有收到账本的答复，结果未知。再次提交发送的是同样的内容，不会生效两次。',
    'The ledger’s answer did not arrive, so the outcome is unknown. Submitting again sends the very same bytes and cannot take effect twice.',
  ],
  ready_problem: [
    '上次提交未成功，可以再次提交。',
    'The last attempt did not succeed; you may submit again.',
  ],
  to_vouchers: ['查看凭证', 'To the vouchers'],
  to_tasks: ['回到待办', 'Back to what is to do'],
});
