/** What building an operation needs. */
import { FuqiError, findPolicy, unwrap } from '@fuqi/domain';
import type { Calendar, Policy } from '@fuqi/domain';
import { STANDING } from '@fuqi/protocol';
import type { Member, Network, Point } from '@fuqi/protocol';
import type { LedgerVersions } from '../ledger/ledger';
import type { MemberKeys } from '../keys/member-keys';
import type { PartyBook } from '../members/party-book';
import type { RandomSource } from '../random';
import type { Wallet } from '../wallet/wallet';

/** A member at work. */
export interface Session {
  readonly network: Network;
  readonly keys: MemberKeys;
  readonly wallet: Wallet;
  readonly book: PartyBook;
  /** As the ledger answered last. */
  readonly versions: LedgerVersions;
  readonly calendar: Calendar;
  readonly random: RandomSource;
}

/** The versions that an operation made now cites: the newest of each. */
export interface CurrentVersions {
  /** Date code. */
  readonly date: number;
  readonly day: number;
  readonly epoch: number;
  readonly supervisor: Point;
  readonly policyVersion: number;
  readonly maxLayer: number;
  readonly rootBudget: number;
  readonly tenorMonths: number;
  readonly partyRoot: bigint;
}

/** The newest versions. @throws FuqiError `epoch-not-open`, `policy-not-open`, `party-root-closed` when the book is out of date */
export function currentVersions({
  versions,
  book,
}: Pick<Session, 'versions' | 'book'>): CurrentVersions {
  const epoch = versions.epochs.at(-1);
  const policy = versions.policies.at(-1);
  const wallet = { layer: 'wallet' } as const;
  if (epoch === undefined) throw new FuqiError('epoch-not-open', '', wallet);
  if (policy === undefined) throw new FuqiError('policy-not-open', '', wallet);
  if (!versions.partyRoots.includes(book.root)) {
    throw new FuqiError('party-root-closed', 'the list of members is out of date', wallet);
  }
  return {
    date: versions.date,
    day: versions.date >> 2,
    epoch: epoch.epoch,
    supervisor: { x: epoch.x, y: epoch.y },
    policyVersion: policy.version,
    maxLayer: policy.maxLayer,
    rootBudget: policy.rootBudget,
    tenorMonths: policy.tenorMonths,
    partyRoot: book.root,
  };
}

/** The wallet's rules of the policy in force on the open day. */
export function policyOf({ versions }: Pick<Session, 'versions'>): Policy {
  return unwrap(findPolicy(versions.policies.at(-1)?.version ?? 0));
}

/** The member of the session. @throws FuqiError `party-unknown` */
export function selfOf({ book, wallet }: Pick<Session, 'book' | 'wallet'>): Member {
  return book.member(wallet.id);
}

/** Refuses what a frozen member or one with lapsed KYC may not do. */
export function requireStanding(
  member: Member,
  day: number,
  needs: { readonly active?: boolean; readonly kyc?: boolean },
): void {
  const { standing, kycDay } = member.status;
  const wallet = { layer: 'wallet' } as const;
  if (standing === STANDING.FROZEN) throw new FuqiError('party-frozen', '', wallet);
  if (needs.active === true && standing !== STANDING.ACTIVE) {
    throw new FuqiError('issuer-blocked', 'standing', wallet);
  }
  if (needs.kyc === true && kycDay < BigInt(day)) throw new FuqiError('kyc-expired', '', wallet);
}
