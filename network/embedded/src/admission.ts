import { isSignedByCreator } from './block-validator';
import { LedgerError } from './errors';
import type { Membership } from './membership';
import { hasHonestId } from './proposal';
import { parseTransaction, type Transaction } from './transaction';

/**
 * What an orderer checks before it gives a transaction a place: form, channel, the creator's
 * membership and signature, an honest id. Endorsements are the banks' affair.
 *
 * @returns the transaction's id.
 * @throws LedgerError `TRANSACTION_REJECTED`; `details.reason` is `MALFORMED`, `WRONG_CHANNEL`,
 * `BAD_SIGNATURE` or `BAD_TX_ID`.
 */
export function admitTransaction(
  bytes: Uint8Array,
  channel: string,
  membership: Membership,
): string {
  const transaction = parse(bytes);
  const { proposal } = transaction;
  if (proposal.channel !== channel) throw rejected('WRONG_CHANNEL');
  if (!isSignedByCreator(transaction, membership)) throw rejected('BAD_SIGNATURE');
  if (!hasHonestId(proposal)) throw rejected('BAD_TX_ID');
  return proposal.txId;
}

function parse(bytes: Uint8Array): Transaction {
  try {
    return parseTransaction(bytes);
  } catch (cause) {
    throw rejected('MALFORMED', cause);
  }
}

function rejected(reason: string, cause?: unknown): LedgerError {
  return new LedgerError(
    'TRANSACTION_REJECTED',
    `the orderer refuses the transaction: ${reason}`,
    { reason },
    cause === undefined ? {} : { cause },
  );
}
