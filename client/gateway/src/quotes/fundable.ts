import { FuqiError, checkFundingDay, findPolicy, lastFundingDay, unwrap } from '@fuqi/domain';
import type { Policy } from '@fuqi/domain';
import type { LedgerVersions } from '@fuqi/sdk';
import type { GatewayMember } from '../member/gateway-member';
import type { VoucherRow } from '../read-model/vouchers';

const policyOf = ({ policies }: LedgerVersions): Policy =>
  unwrap(findPolicy(policies.at(-1)?.version ?? 0));

/** Refuses when it is too close to the due day to fund. @throws FuqiError `funding-too-late`, `calendar-uncovered` */
export function requireFundable(
  { calendar }: Pick<GatewayMember, 'calendar'>,
  versions: LedgerVersions,
  due: number,
): void {
  unwrap(checkFundingDay(policyOf(versions), calendar, versions.date >> 2, due));
}

/** The last day on which what falls due on a day can be funded. @throws FuqiError `calendar-uncovered` */
export function fundingEnd(
  { calendar }: Pick<GatewayMember, 'calendar'>,
  versions: LedgerVersions,
  due: number,
): number {
  return unwrap(lastFundingDay(policyOf(versions), calendar, due));
}

/** Refuses what its owner cannot sell now. @throws FuqiError `note-…`, `not-controller` */
export function requireSaleable({ kind, state }: VoucherRow): void {
  if (kind !== 'voucher') throw new FuqiError('note-kind', 'voucher', { layer: 'wallet' });
  switch (state) {
    case 'available':
    case 'offered':
      return;
    case 'pending':
      throw new FuqiError('note-pending', '', { layer: 'wallet' });
    case 'matured':
      throw new FuqiError('note-matured', '', { layer: 'wallet' });
    case 'held':
      throw new FuqiError('note-encumbered', '', { layer: 'wallet' });
    case 'spent':
      throw new FuqiError('note-spent', '', { layer: 'wallet' });
    default:
      throw new FuqiError('not-controller', '', { layer: 'wallet' });
  }
}
