/** What a voucher is to this member now, in SQL, so that filters, pages and sums agree. */
export const VOUCHER_STATES = [
  'spent',
  'pending',
  'matured',
  'available',
  'offered',
  'offered-out',
  'held',
  'held-for-others',
  'watched',
] as const;
export type VoucherState = (typeof VOUCHER_STATES)[number];

/**
 * The state by the rules of PROTOCOL §3: an offer counts as the payee's own, and a reserve that lapsed is free again.
 * `$1` is the member, `$2` the open date code.
 */
export const STATE_SQL = `case
  when spent_block is not null then 'spent'
  when owner <> $1 then case
    when hold_holder <> $1 then 'watched'
    when hold_kind in ('offer', 'issue-offer') then 'offered-out'
    else 'held-for-others' end
  when sealed_block is null then 'pending'
  when kind = 'voucher' and $2::integer / 4 >= due then 'matured'
  when hold_kind in ('paying', 'pledge', 'disposal') then 'held'
  when hold_kind = 'reserve' and hold_expiry >= $2::integer then 'held'
  when hold_kind in ('offer', 'issue-offer') and hold_expiry >= $2::integer then 'offered'
  else 'available' end`;

/** What a member may start with a voucher now; `sell` begins with a request for quotes. */
export const ACTIONS = [
  'accept',
  'reject',
  'split',
  'merge',
  'pass-on',
  'take-back',
  'issue',
  'sell',
  'release',
  'pay',
  'fail',
  'fund',
  'clear',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What decides about the actions on a voucher. */
export interface ActionFacts {
  readonly kind: string;
  readonly state: VoucherState;
  readonly holdKind: string;
  readonly holdExpiry: number;
  readonly sealed: boolean;
  /** Splits that are left. */
  readonly budget: number;
  /** Open date code. */
  readonly date: number;
  /** Whether this member has another free note of the same root. */
  readonly hasTwin: boolean;
  /** Whether this member is the voucher's registrar. */
  readonly registrar: boolean;
  /** Whether the payment for which it is held is confirmed. */
  readonly confirmed: boolean;
}

/** What the state, and the date, allow; the wallet checks everything else when it drafts. */
export function allowedActions(facts: ActionFacts): Action[] {
  const { kind, state, sealed, budget, date, holdExpiry } = facts;
  if (!sealed) return [];
  switch (state) {
    case 'offered':
      return [
        ...(['accept', 'reject', ...(budget > 1 ? (['split'] as const) : []), 'pass-on'] as const),
        ...(kind === 'voucher' ? SELL : []),
      ];
    case 'available':
      return ownActions(facts);
    case 'offered-out':
      return date > holdExpiry ? ['take-back'] : [];
    case 'held-for-others':
      return heldActions(facts);
    default:
      return [];
  }
}

/** What an owner may do with what is free. */
function ownActions({ kind, budget, hasTwin }: ActionFacts): Action[] {
  const own: Action[] = [];
  if (kind === 'capacity' || kind === 'quota') own.push('issue');
  if (budget > 1) own.push('split');
  if (hasTwin) own.push('merge');
  if (kind === 'voucher' || kind === 'deposit') own.push('pass-on');
  return kind === 'voucher' ? [...own, ...SELL] : own;
}

const SELL: readonly Action[] = ['sell'];

/** What a bank or a registrar may do with what it holds of others. */
function heldActions({ holdKind, holdExpiry, date, registrar, confirmed }: ActionFacts): Action[] {
  const open = (date & 3) === 0;
  if (holdKind === 'pledge') return ['release'];
  if (holdKind === 'reserve') {
    return date > holdExpiry ? [] : [...(open ? (['pay'] as const) : []), 'release'];
  }
  if (holdKind !== 'paying') return [];
  return [...(confirmed ? ([registrar ? 'clear' : 'fund'] as const) : []), 'fail'];
}
