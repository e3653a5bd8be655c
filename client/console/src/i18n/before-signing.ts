import { catalogue } from './catalogue';

const NO_FEE = ['符契网络不收取任何费用。', 'The Fuqi network charges nothing for this.'] as const;

/**
 * What an officer reads before signing, beside the sentences that his own device makes of the legs: what it costs, whether it can be undone,
 * and who will be able to see it. `cost_…`, `undo_…` and `sees_…` for each act.
 */
export const beforeSigning = catalogue('before-signing', {
  title: ['签字前请确认', 'Before you sign'],
  what: ['将会发生什么', 'What will happen'],
  cost: ['费用', 'What it costs'],
  undo: ['能否撤销', 'Can it be undone'],
  sees: ['谁会看到', 'Who will see it'],
  device: [
    '以上内容由本设备根据操作原文独立核算，不依赖服务器的说法。',
    'Your own device worked this out from the operation itself; it does not rely on what the server says.',
  ],
  others: [
    '其他银行、成员和运营方只知道发生过一笔操作，看不到金额、当事方和到期日；监管方依规可查。',
    'Other banks, members and the operator learn only that some operation took place: no amount, no party, no due date. The supervisor may look under its rules.',
  ],

  cost_accept: NO_FEE,
  undo_accept: [
    '不能撤销。签收后凭证归贵公司所有，可以转让、拆分或融资，但不能再退给对方。',
    'It cannot be undone. Once accepted the voucher is yours to pass on, split or sell; it cannot be given back as a rejection.',
  ],
  sees_accept: [
    '贵公司和清分银行。对方只知道凭证已被签收，看不到您之后怎样使用它。',
    'You and the clearing bank. The payer learns that it was accepted, not what you do with it afterwards.',
  ],

  cost_reject: NO_FEE,
  undo_reject: [
    '不能撤销。凭证整张退回对方，开立时占用的额度和发票余额随之恢复。',
    'It cannot be undone. The whole voucher goes back; quota and invoice capacity that it took are restored.',
  ],
  sees_reject: ['贵公司、对方和清分银行。', 'You, the other party and the clearing bank.'],

  'cost_take-back': NO_FEE,
  'undo_take-back': [
    '收回后可以重新转让或开立；收回本身不能撤销。',
    'You may pass it on or issue again afterwards; taking it back itself cannot be undone.',
  ],
  'sees_take-back': [
    '贵公司、未签收的对方和清分银行。',
    'You, the party that did not accept, and the clearing bank.',
  ],

  cost_split: NO_FEE,
  undo_split: [
    '可以：同一张凭证拆出的各份可以再合并。每张凭证可拆分的次数有限。',
    'Yes: parts of one voucher can be merged again. The number of splits of a voucher is limited.',
  ],
  sees_split: ['贵公司和清分银行。', 'You and the clearing bank.'],

  cost_merge: NO_FEE,
  undo_merge: [
    '可以：合并后可以再拆分，但会用掉拆分次数。',
    'Yes: it can be split again, which uses up splits.',
  ],
  sees_merge: ['贵公司和清分银行。', 'You and the clearing bank.'],

  'cost_pass-on': NO_FEE,
  'undo_pass-on': [
    '签收期内不能收回；对方逾期未签收时您可以收回；对方签收后不能撤销。',
    'Not while it may be accepted; if it is not accepted in time you can take it back; once accepted it is final.',
  ],
  'sees_pass-on': [
    '贵公司、受让方和清分银行。受让方看不到您剩余的金额和其他受让方。',
    'You, the recipient and the clearing bank. The recipient sees neither what you keep nor to whom else you pass on.',
  ],

  cost_issue: [
    '符契网络不收取任何费用。面额占用贵公司的开立额度和该发票的余额，到期由贵公司付款。',
    'The Fuqi network charges nothing for this. The face value uses your issuing quota and the invoice’s capacity, and you pay it when due.',
  ],
  undo_issue: [
    '对方签收前可由对方整张拒收，逾期未签收您可以收回；签收后到期必须付款，不能撤销。',
    'Until it is accepted the payee may reject it whole, and you may take it back if it is not accepted in time; once accepted it must be paid when due and cannot be undone.',
  ],
  sees_issue: [
    '贵公司、收款供应商和清分银行。之后各级持有人看得到开立方、到期日和自己那份的金额。',
    'You, the supplier and the clearing bank. Later holders see the issuer, the due date and the amount of their own part.',
  ],

  cost_reserve: [
    '您付出报价中列明的利息和费用，即面额与到手净额之差；符契网络不另收费。',
    'You pay the interest and fees of the quote: the difference between face value and net proceeds. The Fuqi network adds nothing.',
  ],
  undo_reserve: [
    '预留期内您不能撤回，银行可以放款或放弃；到期未放款，凭证自动恢复可用。',
    'You cannot withdraw while it is reserved: the bank may fund or give up. If it does not fund in time the voucher is free again by itself.',
  ],
  sees_reserve: [
    '贵公司、报价银行和清分银行。其他报价银行看不到您接受了谁、什么价格。',
    'You, the quoting bank and the clearing bank. Other banks that quoted do not see whose quote you took, or its price.',
  ],

  cost_release: NO_FEE,
  undo_release: [
    '不能撤销。凭证立即归持有人自由使用；如需再次占用须重新约定。',
    'It cannot be undone. The holder is free to use the voucher at once; another hold needs another agreement.',
  ],
  sees_release: ['贵公司、持有人和清分银行。', 'You, the holder and the clearing bank.'],

  cost_pay: [
    '贵行按约定金额向收款人付款；符契网络不收取任何费用。',
    'Your bank pays the agreed amount to the payee. The Fuqi network charges nothing.',
  ],
  undo_pay: [
    '不能直接撤销：该占用没有期限，只能以已付、失败或退汇结束。',
    'Not by itself: this hold has no expiry and ends only as paid, failed or returned.',
  ],
  sees_pay: [
    '贵行、收款人及其开户银行、清分银行。',
    'You, the payee and its bank, and the clearing bank.',
  ],

  cost_fail: NO_FEE,
  undo_fail: [
    '不能撤销；如仍要付款，须重新发起。凭证恢复到付款前的状态。',
    'It cannot be undone; to pay after all, start again. The voucher is as it was before the payment.',
  ],
  sees_fail: ['贵行、收款人和清分银行。', 'You, the payee and the clearing bank.'],

  'cost_attest-paid': NO_FEE,
  'undo_attest-paid': [
    '不能撤销。请先核实款项确已到账：确认后付款方即可取得凭证。',
    'It cannot be undone. Make sure first that the money has arrived: after this the payer may take the voucher over.',
  ],
  'sees_attest-paid': ['贵方、付款银行和清分银行。', 'You, the paying bank and the clearing bank.'],

  cost_fund: [
    '贵行已按报价付款；符契网络不收取任何费用。',
    'Your bank has paid as quoted. The Fuqi network charges nothing.',
  ],
  undo_fund: [
    '不能撤销。凭证归贵行所有，到期由清分银行付给贵行。',
    'It cannot be undone. The voucher becomes yours, and the clearing bank pays you when it is due.',
  ],
  sees_fund: ['贵行、原持有人和清分银行。', 'You, the former holder and the clearing bank.'],

  cost_clear: NO_FEE,
  undo_clear: [
    '不能撤销。已付部分从凭证中核销，未付部分仍归持有人。',
    'It cannot be undone. What was paid is written off; what was not stays with its holder.',
  ],
  sees_clear: ['清分银行和该凭证的持有人。', 'The clearing bank and the holder of the voucher.'],

  'cost_grant-quota': [
    '符契网络不收取任何费用。额度内开立的凭证占用贵行对该企业的授信。',
    'The Fuqi network charges nothing for this. Vouchers issued within the quota use your line for the enterprise.',
  ],
  'undo_grant-quota': [
    '您不能单方面收回；未用的额度到期失效，或由对方退还。',
    'Not by you alone: what is not used lapses on the last day, or the holder returns it.',
  ],
  'sees_grant-quota': [
    '贵行、获授企业和登记该额度的清分银行。',
    'You, the enterprise and the clearing bank that registers the quota.',
  ],

  'cost_grant-limit': NO_FEE,
  'undo_grant-limit': [
    '可以另行核定；已用于融资的部分不受影响。',
    'Another limit can be set later; what has been used for funding is not touched.',
  ],
  'sees_grant-limit': ['仅贵行。', 'Your bank only.'],

  'cost_register-invoice': NO_FEE,
  'undo_register-invoice': [
    '不能撤销。同一张发票在本网络只能登记一次；余额只随凭证被拒收而恢复。',
    'It cannot be undone. An invoice is registered once in this network; its capacity comes back only when a voucher is rejected.',
  ],
  'sees_register-invoice': [
    '贵公司、供应商和清分银行。发票内容不上账本，只有核对码。',
    'You, the supplier and the clearing bank. The invoice itself is not on the ledger, only a check value.',
  ],

  cost_other: NO_FEE,
  undo_other: [
    '请按不能撤销对待，有疑问请先询问贵公司管理员。',
    'Treat it as final; ask your administrator first if in doubt.',
  ],
  sees_other: ['操作的当事方和清分银行。', 'The parties of the operation and the clearing bank.'],
});
