import { FuqiError, parseIsoDay, unwrap } from '@fuqi/domain';
import { accept, issue, merge, passOn, reject, release, split, takeBack } from '@fuqi/sdk';
import type { ActOptions, Draft, WalletNote } from '@fuqi/sdk';
import { walletNote } from './act-setting';
import type { ActSetting, MadeAct } from './act-setting';
import type { DraftBody, DraftOf } from './draft-body';
import { makeGrantLimit, makeGrantQuota, makeRegisterInvoice } from './make-grant';
import {
  makeAttestPaid,
  makeClear,
  makeFail,
  makeFund,
  makePay,
  makeReserve,
} from './make-payment';

const textOf = (message: string | undefined): ActOptions =>
  message === undefined ? {} : { text: message };

type Maker<Act extends DraftBody['act']> = (
  setting: ActSetting,
  body: DraftOf<Act>,
) => Promise<Draft | MadeAct>;

const note = (setting: ActSetting, id: string): WalletNote => walletNote(setting, id);

function notes(setting: ActSetting, ids: readonly string[]): WalletNote[] {
  return ids.map((id) => walletNote(setting, id));
}

const makeMerge: Maker<'merge'> = (setting, { vouchers }) => {
  const [first, second] = notes(setting, vouchers);
  if (first === undefined || second === undefined) throw new FuqiError('malformed', 'vouchers');
  return merge(setting.session, [first, second]);
};

const makeIssue: Maker<'issue'> = (setting, body) => {
  const terms = {
    ...{ quota: note(setting, body.quota), capacity: note(setting, body.capacity) },
    ...{ value: BigInt(body.value), due: unwrap(parseIsoDay(body.due)) },
    ...(body.tenorReason === undefined ? {} : { tenorReason: body.tenorReason }),
  };
  return issue(setting.session, terms, textOf(body.message));
};

const makePassOn: Maker<'pass-on'> = (setting, { vouchers, payee, values, message }) => {
  const to = { payee, values: values.map(BigInt) };
  return passOn(setting.session, notes(setting, vouchers), to, textOf(message));
};

const MAKERS: { readonly [Act in DraftBody['act']]: Maker<Act> } = {
  accept: async (setting, { voucher }) => accept(setting.session, note(setting, voucher)),
  reject: async (setting, { voucher }) => reject(setting.session, note(setting, voucher)),
  'take-back': async (setting, { voucher }) => takeBack(setting.session, note(setting, voucher)),
  split: async (setting, { vouchers, values }) =>
    split(setting.session, notes(setting, vouchers), values.map(BigInt)),
  merge: makeMerge,
  'pass-on': makePassOn,
  issue: makeIssue,
  reserve: makeReserve,
  release: async (setting, { voucher }) => release(setting.session, note(setting, voucher)),
  pay: makePay,
  fail: makeFail,
  'attest-paid': makeAttestPaid,
  fund: makeFund,
  clear: makeClear,
  'grant-quota': makeGrantQuota,
  'grant-limit': makeGrantLimit,
  'register-invoice': makeRegisterInvoice,
};

/** Drafts what is asked for. @throws FuqiError as the SDK's acts; `quote-mismatch`, `quote-expired`, `not-found`; GatewayError */
export async function makeAct(setting: ActSetting, body: DraftBody): Promise<MadeAct> {
  // The table pairs each act with a maker of its own body; the compiler cannot follow the pair through the key.
  const maker = MAKERS[body.act] as Maker<DraftBody['act']>;
  const made = await maker(setting, body);
  return 'draft' in made ? made : { draft: made, openings: [] };
}
