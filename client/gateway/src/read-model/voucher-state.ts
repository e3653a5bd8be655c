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

/** What a member may start with a voucher now. */
export const ACTIONS = ['accept', 'reject', 'split', 'pass-on', 'take-back', 'issue'] as const;
export type Action = (typeof ACTIONS)[number];

/** What the state, and the date, allow; the wallet checks everything else when it drafts. */
export function allowedActions(voucher: {
  readonly kind: string;
  readonly state: VoucherState;
  readonly holdExpiry: number;
  readonly sealed: boolean;
  readonly budget: number;
  readonly date: number;
}): Action[] {
  const { kind, state, sealed, budget, date, holdExpiry } = voucher;
  if (!sealed) return [];
  const splits: Action[] = budget > 1 ? ['split'] : [];
  switch (state) {
    case 'offered':
      return ['accept', 'reject', ...splits, 'pass-on'];
    case 'available':
      if (kind === 'capacity' || kind === 'quota') return ['issue', ...splits];
      return kind === 'voucher' || kind === 'deposit' ? [...splits, 'pass-on'] : splits;
    case 'offered-out':
      return date > holdExpiry ? ['take-back'] : [];
    default:
      return [];
  }
}
