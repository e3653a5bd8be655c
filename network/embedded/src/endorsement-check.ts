import { findCollection, type ChannelConfig } from './channel-config';
import { LedgerError } from './errors';
import { hashedPrivateKey, stateKey } from './layout';
import { readEntry } from './ledger-reader';
import type { Membership } from './membership';
import { verifySignature } from './keys';
import { compilePolicy, isSatisfied, parseKeyPolicy, type PolicyRule, type Signer } from './policy';
import { timeInMilliseconds } from './proposal';
import type { StorageReader } from './storage';
import { endorsementMessage, type Transaction } from './transaction';

/**
 * Fabric's check of endorsements (its VSCC): who signed, and does that satisfy the policy of every
 * key written — the key's own policy, else its collection's, else the chaincode's.
 */
export class EndorsementCheck {
  readonly #chaincodePolicy: PolicyRule;

  constructor(
    private readonly config: ChannelConfig,
    private readonly membership: Membership,
  ) {
    this.#chaincodePolicy = compilePolicy(config.policy);
  }

  /**
   * @param committed state before the block: a policy set in a block protects from the next on.
   * @param changed storage keys whose policy an earlier, properly endorsed transaction of this
   * block changes: writing one of them fails, since the policy to apply is not settled.
   */
  isEndorsed(
    transaction: Transaction,
    committed: StorageReader,
    changed: ReadonlySet<string>,
  ): boolean {
    const signers = this.#signers(transaction);
    const checked = new Map<string, boolean>();
    const written = writtenKeys(transaction);
    for (const { storageKey, collection } of written) {
      if (changed.has(storageKey.toString('latin1'))) return false;
      const policy = readEntry(committed, storageKey)?.policy;
      const isMet =
        policy !== undefined && policy.length > 0
          ? meetsKeyPolicy(policy, signers)
          : this.#meetsCommonPolicy(collection, signers, checked);
      if (!isMet) return false;
    }
    return written.length > 0 || isSatisfied(this.#chaincodePolicy, signers);
  }

  #meetsCommonPolicy(
    collection: string,
    signers: readonly Signer[],
    checked: Map<string, boolean>,
  ): boolean {
    const known = checked.get(collection);
    if (known !== undefined) return known;
    const collectionPolicy =
      collection === '' ? null : (findCollection(this.config, collection)?.policy ?? null);
    const rule =
      collectionPolicy === null ? this.#chaincodePolicy : compilePolicy(collectionPolicy);
    const isMet = isSatisfied(rule, signers);
    checked.set(collection, isMet);
    return isMet;
  }

  /** Valid signatures only, one per identity; a forged one simply does not count. */
  #signers(transaction: Transaction): Signer[] {
    const at = timeInMilliseconds(transaction.proposal.time);
    const seen = new Set<string>();
    const signers: Signer[] = [];
    for (const { endorser, signature } of transaction.endorsements) {
      const identity = Buffer.from(endorser).toString('latin1');
      if (seen.has(identity)) continue;
      seen.add(identity);
      const member = this.#member(endorser, at);
      const message = endorsementMessage(transaction.endorsedPayload, endorser);
      if (member !== null && verifySignature(member.publicKey, message, signature)) {
        signers.push({ mspId: member.mspId, role: member.role });
      }
    }
    return signers;
  }

  #member(endorser: Uint8Array, at: number) {
    try {
      return this.membership.resolve(endorser, at);
    } catch (error) {
      if (error instanceof LedgerError) return null;
      throw error;
    }
  }
}

interface WrittenKey {
  readonly storageKey: Buffer;
  readonly collection: string;
}

function writtenKeys(transaction: Transaction): WrittenKey[] {
  const { rwset } = transaction.endorsed;
  const publicKeys = [...rwset.writes, ...rwset.policies].map(({ key }) => ({
    storageKey: stateKey(key),
    collection: '',
  }));
  const privateKeys = rwset.collections.flatMap(({ collection, writes }) =>
    writes.map(({ keyHash }) => ({
      storageKey: hashedPrivateKey(collection, keyHash),
      collection,
    })),
  );
  return [...publicKeys, ...privateKeys];
}

/** Storage keys whose policy a transaction changes. */
export function changedPolicies(transaction: Transaction): string[] {
  return transaction.endorsed.rwset.policies.map(({ key }) => stateKey(key).toString('latin1'));
}

function meetsKeyPolicy(policy: Uint8Array, signers: readonly Signer[]): boolean {
  try {
    return isSatisfied(parseKeyPolicy(policy), signers);
  } catch (error) {
    if (error instanceof LedgerError) return false;
    throw error;
  }
}
