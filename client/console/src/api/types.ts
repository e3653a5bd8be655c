/** Short names of what the gateway sends. */
import type { components } from './schema';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type MemberRole = Me['member']['roles'][number];
export type Member = Schemas['Member'];
export type MemberPage = Schemas['MemberPage'];
export type Ledger = Schemas['Ledger'];
export type Party = Schemas['Party'];
/** A nullable object is written as an intersection that nothing satisfies. */
type Held<T extends { hold: { kind: unknown } }> = Omit<T, 'hold'> & {
  hold: { kind: T['hold']['kind']; holder: Party | null };
};
export type Voucher = Held<Schemas['Voucher']>;
export type VoucherDetail = Held<Schemas['VoucherDetail']>;
export type VoucherState = Voucher['state'];
export type VoucherKind = Voucher['kind'];
export type Action = VoucherDetail['actions'][number];
export type Balance = Schemas['Balance'];
export type Operation = Omit<Schemas['Operation'], 'host'> & { host: Party | null };
export type OperationState = Operation['state'];
export type DraftBody = Schemas['Draft'];
export type TreeNode = Schemas['TreeNode'];
export type Task = Schemas['Task'];
export type TaskKind = Task['kind'];
export type QuoteRequest = Schemas['QuoteRequest'];
export type OfferedQuote = Schemas['Quote'];
export type Payment = Schemas['Payment'];
