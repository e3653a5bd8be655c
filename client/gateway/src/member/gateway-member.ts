/** The member whose gateway this is, put together by whoever starts it. */
import type { Calendar } from '@fuqi/domain';
import type { Network } from '@fuqi/protocol';
import { syncBook } from '@fuqi/sdk';
import type {
  Ledger,
  MemberKeys,
  PartyBook,
  ProveTools,
  RandomSource,
  Register,
  Session,
  Wallet,
} from '@fuqi/sdk';

/** Everything that a member's server holds; no officer's key is among it. */
export interface GatewayMember {
  readonly id: number;
  readonly keys: MemberKeys;
  readonly wallet: Wallet;
  readonly book: PartyBook;
  readonly ledger: Ledger;
  readonly network: Network;
  readonly calendar: Calendar;
  readonly random: RandomSource;
  readonly prover: ProveTools['prover'];
  /** Register of an institution that clears: with its own viewing key and those of the mandates that it operates. */
  readonly register?: Register;
  /**
   * The banks' uniqueness function over an invoice's fields, see `requestTag`; an officer signs the request wherever his key is.
   * Without it no invoice can be registered here.
   */
  readonly tagOf?: (fields: Uint8Array) => Promise<bigint>;
}

/**
 * The member at work, with the ledger as it is now. The list of members is brought up to date when its root is not open.
 * @throws FuqiError `ledger-unavailable`, `party-root-stale`
 */
export async function sessionOf(member: GatewayMember): Promise<Session> {
  const { keys, wallet, book, ledger, network, calendar, random } = member;
  let versions = await ledger.versions();
  if (!versions.partyRoots.includes(book.root)) {
    await syncBook(book, ledger);
    versions = await ledger.versions();
  }
  return { keys, wallet, book, network, calendar, random, versions };
}
