import { LedgerError } from './errors';
import type { Member, Membership } from './membership';
import {
  hasHonestId,
  parseProposal,
  timeInMilliseconds,
  type Proposal,
  type SignedProposal,
} from './proposal';

/** Fabric's `peer.authentication.timewindow`. */
export const TIME_WINDOW_MILLISECONDS = 15 * 60 * 1000;

/** What a bank compares a proposal with. */
export interface ProposalExpectation {
  readonly channel: string;
  readonly chaincode: string;
  readonly membership: Membership;
  /** The bank's clock, milliseconds since the epoch. */
  readonly now: number;
  isCommitted(txId: string): boolean;
}

/** A proposal that a bank may run, and who sent it. */
export interface CheckedProposal {
  readonly proposal: Proposal;
  readonly creator: Member;
}

/**
 * What a peer checks before it runs anything.
 *
 * @throws LedgerError `PROPOSAL_REJECTED`; `details.reason` is `MALFORMED_PROPOSAL`,
 * `WRONG_CHANNEL`, `WRONG_CHAINCODE`, `BAD_TX_ID`, `TIMESTAMP_OUT_OF_WINDOW`, `DUPLICATE_TXID` or a
 * reason of {@link Membership}.
 */
export function checkProposal(
  signed: SignedProposal,
  expectation: ProposalExpectation,
): CheckedProposal {
  const proposal = parseProposal(signed.proposalBytes);
  if (proposal.channel !== expectation.channel) throw rejected('WRONG_CHANNEL');
  if (proposal.chaincode !== expectation.chaincode) throw rejected('WRONG_CHAINCODE');
  const sentAt = timeInMilliseconds(proposal.time);
  const creator = expectation.membership.authenticate(
    proposal.creator,
    signed.proposalBytes,
    signed.signature,
    sentAt,
  );
  if (!hasHonestId(proposal)) throw rejected('BAD_TX_ID');
  if (Math.abs(expectation.now - sentAt) > TIME_WINDOW_MILLISECONDS) {
    throw rejected('TIMESTAMP_OUT_OF_WINDOW');
  }
  if (expectation.isCommitted(proposal.txId)) throw rejected('DUPLICATE_TXID');
  return { proposal, creator };
}

function rejected(reason: string): LedgerError {
  return new LedgerError('PROPOSAL_REJECTED', `proposal refused: ${reason}`, { reason });
}
