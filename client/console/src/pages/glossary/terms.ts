/** The words of the trade as this product uses them, in both languages. */
import type { Words } from '../../i18n/use-words';

export const TERM_GROUPS = ['things', 'acts', 'states', 'people', 'ledger'] as const;
export type TermGroup = (typeof TERM_GROUPS)[number];

export interface Term {
  readonly group: TermGroup;
  readonly term: Words;
  readonly meaning: Words;
}

function term(
  group: TermGroup,
  zh: readonly [string, string],
  en: readonly [string, string],
): Term {
  return {
    group,
    term: { zh: zh[0], en: en[0] },
    meaning: { zh: zh[1], en: en[1] },
  };
}

export const TERMS: readonly Term[] = [
  term(
    'things',
    [
      '凭证',
      '核心企业承诺在到期日付款的电子债权凭证（银发〔2025〕77号），是对既有应付账款的记录，不是证券。',
    ],
    [
      'voucher',
      'A debtor’s promise to pay on a day (Yinfa [2025] No. 77): a record of an existing payable, not a security.',
    ],
  ),
  term(
    'things',
    ['额度', '银行授予企业的可开立金额，开立凭证时占用，付款后恢复。'],
    [
      'quota',
      'How much an enterprise may issue, granted by a bank; used at issue, back when paid.',
    ],
  ),
  term(
    'things',
    ['发票可用量', '一张发票上还可以开立的金额，由买卖双方共同确认。'],
    [
      'capacity',
      'How much of an invoice may still be issued upon; confirmed by buyer and supplier together.',
    ],
  ),
  term(
    'things',
    ['融资限额', '银行为控制自身风险对某债务人或集团设定的限额，只有该银行可见。'],
    ['limit', 'A bank’s own limit for a debtor or group, private to that bank.'],
  ),
  term(
    'things',
    ['存款凭证', '对一家结算银行的债权，可用于凭证与款项同时交割。'],
    ['deposit', 'A claim on one settlement bank, for exchanging voucher and money at once.'],
  ),
  term(
    'things',
    ['付款', '发往银行的付款指令，以及款项到账的确认。'],
    ['payment', 'An instruction at a bank, and the word that it arrived.'],
  ),
  term(
    'acts',
    ['开立', '核心企业凭额度和发票可用量签发凭证，须两名经办人签名。'],
    ['issue', 'A core enterprise makes a voucher out of quota and capacity; two officers sign.'],
  ),
  term(
    'acts',
    ['签收与拒收', '收款人接受凭证后归其所有；拒收则额度和发票可用量恢复原状。'],
    [
      'accept and reject',
      'What the payee accepts is his; what he rejects goes back into quota and capacity.',
    ],
  ),
  term(
    'acts',
    ['转让', '把凭证或其一部分交给自己的供应商，对方签收前可在到期后撤回。'],
    [
      'pass on',
      'Giving a voucher or a part of it to one’s own supplier; if it is not accepted in time it can be taken back.',
    ],
  ),
  term(
    'acts',
    ['拆分与合并', '把一张凭证分成几张，或把同一原始凭证的几张合成一张，金额之和不变。'],
    [
      'split and merge',
      'Making several vouchers of one, or one of several of the same root; the sum stays the same.',
    ],
  ),
  term(
    'acts',
    ['融资放款', '银行按报价向持有人付款，对方确认到账后取得凭证。'],
    [
      'fund',
      'A bank pays by its quote and takes the voucher once the seller’s side says the money arrived.',
    ],
  ),
  term(
    'acts',
    ['清算', '到期后登记机构向持有人付款，确认到账后凭证注销。'],
    [
      'clear',
      'At maturity the registrar pays the holder; once payment is confirmed the voucher is retired.',
    ],
  ),
  term(
    'acts',
    ['封存', '把新写入的承诺并入承诺树；封存后凭证方可再次使用。'],
    ['seal', 'Folding new commitments into the tree; after it a voucher can be used again.'],
  ),
  term(
    'states',
    ['待签收', '对方已发出，等待签收；到期未签收的，对方可以撤回。'],
    ['offer', 'Sent and waiting for the payee; when it expires the sender may take it back.'],
  ),
  term(
    'states',
    ['预留', '接受报价后为一家银行保留，在约定时间内不得另作他用。'],
    ['reserve', 'Kept for one bank between quote and payment, until an agreed time.'],
  ),
  term(
    'states',
    ['付款中', '付款指令已发出，等待到账或退回的结果。'],
    ['paying', 'An instruction is on its way; it ends as paid, failed or returned.'],
  ),
  term(
    'states',
    ['质押', '作为担保由出借方控制，解除前不得转让。'],
    ['pledge', 'Held by a lender as security; it cannot be passed on until released.'],
  ),
  term(
    'states',
    ['到期', '到期日当天起，凭证只能清算，不能再转让或融资。'],
    ['matured', 'From its due day a voucher can only be cleared.'],
  ),
  term(
    'people',
    ['核心企业', '开立凭证并在到期日付款的买方。'],
    ['core enterprise', 'The buyer who issues vouchers and pays on the due day.'],
  ),
  term(
    'people',
    ['供应商', '收取、持有、转让凭证或以凭证融资的卖方。'],
    ['supplier', 'A seller who receives, holds, passes on or sells vouchers.'],
  ),
  term(
    'people',
    ['登记机构', '依法或依约必须知道某类凭证全部情况的机构，例如清算银行；到期前不能动用凭证。'],
    [
      'registrar',
      'The institution that must know all of a voucher by law or trade, such as the clearing bank; before maturity it can move nothing.',
    ],
  ),
  term('people', ['授信人', '授予额度的银行。'], ['grantor', 'The bank behind a quota.']),
  term(
    'people',
    ['监管方', '用自己的密钥按规定查阅，每次查阅留痕，不能动用任何凭证。'],
    ['supervisor', 'Reads by its own key under rules and on the record; moves nothing.'],
  ),
  term(
    'people',
    ['经办与复核', '两个人、两把密钥：一人起草并签名，另一人核对后签名，不能是同一人。'],
    [
      'maker and checker',
      'Two people with two keys: one drafts and signs, the other checks and signs.',
    ],
  ),
  term(
    'ledger',
    ['账本日与时段', '账本的营业日及其时段（开放、融资截止、日终），由两家银行共同推进。'],
    [
      'business day and phase',
      'The ledger’s day and its phase (open, funding closed, closed), moved by two banks.',
    ],
  ),
  term(
    'ledger',
    [
      '承诺与作废码',
      '承诺在账本上代表一张凭证而不透露内容；作废码表明它已被使用，除此之外什么也不说明。',
    ],
    [
      'commitment and nullifier',
      'What stands for a voucher on the ledger and says nothing of it; what shows that it is used, and nothing else.',
    ],
  ),
  term(
    'ledger',
    ['操作摘要', '把网络、有效期、文件和全部步骤绑定在一起的数字，签名签的就是它。'],
    [
      'digest',
      'A number that binds network, validity, documents and all legs; it is what officers sign.',
    ],
  ),
  term(
    'ledger',
    ['回执', '账本对一项操作的最终答复，重复提交得到同一回执。'],
    ['receipt', 'The ledger’s final answer to an operation; sending it again gives the same one.'],
  ),
  term(
    'ledger',
    ['流转层级', '凭证经过几次转让；超过上限只能持有或融资。'],
    ['layer', 'How often a voucher was passed on; above the bound it can only be held or sold.'],
  ),
  term(
    'ledger',
    ['开发密钥', '仅供试用的密钥：任何人都能据此伪造，切勿用于真实价值。'],
    ['development keys', 'Keys for trying: anybody can forge under them; never for value.'],
  ),
];

/** Terms that contain a text in either language, in their order. */
export function findTerms(text: string): readonly Term[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return TERMS;
  return TERMS.filter(({ term: name, meaning }) =>
    [name.zh, name.en, meaning.zh, meaning.en].some((words) =>
      words.toLowerCase().includes(wanted),
    ),
  );
}
