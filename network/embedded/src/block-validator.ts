import type { ChannelConfig } from './channel-config';
import { changedPolicies, EndorsementCheck } from './endorsement-check';
import { LedgerError } from './errors';
import { findTransaction } from './ledger-reader';
import type { Membership } from './membership';
import { findReadConflict } from './mvcc';
import { PendingUpdates } from './pending-updates';
import { hasHonestId, timeInMilliseconds } from './proposal';
import type { StorageReader } from './storage';
import { answersProposal, tryParseTransaction, type Transaction } from './transaction';
import type { ValidationCode } from './validation-code';

/** A transaction of a block and what became of it; `transaction` is null for unreadable bytes. */
export interface ValidatedTransaction {
  readonly transaction: Transaction | null;
  readonly code: ValidationCode;
}

/** The outcome of a block: one code for each item, and what the valid ones change. */
export interface ValidatedBlock {
  readonly transactions: readonly ValidatedTransaction[];
  readonly updates: PendingUpdates;
}

/** Validates blocks in Fabric's order: form and signatures, endorsements, ids, then reads. */
export class BlockValidator {
  readonly #endorsements: EndorsementCheck;

  constructor(
    private readonly config: ChannelConfig,
    private readonly membership: Membership,
  ) {
    this.#endorsements = new EndorsementCheck(config, membership);
  }

  async validate(
    number: number,
    items: readonly Uint8Array[],
    committed: StorageReader,
  ): Promise<ValidatedBlock> {
    const transactions = items.map(tryParseTransaction);
    const codes = this.#checkEndorsed(transactions, committed);
    markRepeatedIds(transactions, codes);
    const updates = new PendingUpdates(committed);
    for (const [index, transaction] of transactions.entries()) {
      if (transaction === null || codes[index] !== 'VALID') continue;
      const { rwset } = transaction.endorsed;
      const conflict = await findReadConflict(rwset, committed, updates);
      if (conflict === null) updates.apply(rwset, { block: number, tx: index });
      else codes[index] = conflict;
    }
    return {
      transactions: transactions.map((transaction, index) => ({
        transaction,
        code: codes[index] ?? 'BAD_PAYLOAD',
      })),
      updates,
    };
  }

  #checkEndorsed(
    transactions: readonly (Transaction | null)[],
    committed: StorageReader,
  ): ValidationCode[] {
    const changed = new Set<string>();
    return transactions.map((transaction) => {
      if (transaction === null) return 'BAD_PAYLOAD';
      const code = this.#checkForm(transaction, committed);
      if (code !== 'VALID') return code;
      if (!this.#endorsements.isEndorsed(transaction, committed, changed)) {
        return 'ENDORSEMENT_POLICY_FAILURE';
      }
      for (const key of changedPolicies(transaction)) changed.add(key);
      return 'VALID';
    });
  }

  #checkForm(transaction: Transaction, committed: StorageReader): ValidationCode {
    const { proposal, endorsed } = transaction;
    if (!isSignedByCreator(transaction, this.membership)) return 'BAD_CREATOR_SIGNATURE';
    if (proposal.channel !== this.config.channel) return 'TARGET_CHAIN_NOT_FOUND';
    if (!hasHonestId(proposal)) return 'BAD_PROPOSAL_TXID';
    const isForThisChaincode = proposal.chaincode === this.config.chaincode;
    if (!isForThisChaincode || !answersProposal(transaction) || endorsed.response.status >= 400) {
      return 'INVALID_ENDORSER_TRANSACTION';
    }
    return findTransaction(committed, proposal.txId) === null ? 'VALID' : 'DUPLICATE_TXID';
  }
}

/** The creator is a member of the channel, valid when the proposal was made, and signed all of it. */
export function isSignedByCreator(transaction: Transaction, membership: Membership): boolean {
  const { proposal, signedBytes, signature } = transaction;
  try {
    membership.authenticate(
      proposal.creator,
      signedBytes,
      signature,
      timeInMilliseconds(proposal.time),
    );
    return true;
  } catch (error) {
    if (error instanceof LedgerError) return false;
    throw error;
  }
}

/** Of the otherwise valid transactions with one id in one block, the first counts. */
function markRepeatedIds(
  transactions: readonly (Transaction | null)[],
  codes: ValidationCode[],
): void {
  const seen = new Set<string>();
  for (const [index, transaction] of transactions.entries()) {
    if (transaction === null || codes[index] !== 'VALID') continue;
    if (seen.has(transaction.proposal.txId)) codes[index] = 'DUPLICATE_TXID';
    seen.add(transaction.proposal.txId);
  }
}
