import { FuqiError, LIMITS } from '@fuqi/domain';
import { decodeBatch, decodeOperation } from '@fuqi/protocol';
import type { Ledger, OperationOutcome, ReceiptState, SubmitOutcome } from '@fuqi/sdk';
import { readCarried } from '../relay/carried-operation';
import { NETWORK } from './noise-operation';

/** The part of the port that a relay uses. */
export type RelayLedger = Pick<Ledger, 'submit' | 'receipt'>;

/** A fault of one submission: the connection breaks before it is ordered, or after. */
export type Fault = 'none' | 'unknown-lost' | 'unknown-kept' | 'unavailable' | 'throws';

/**
 * A ledger of receipts with Fabric's rule of conflicts: a batch is simulated when it comes and committed a while later, and is
 * invalid as a whole when a key that it read was written in between.
 */
export class ScriptedLedger implements RelayLedger {
  readonly receipts = new Map<string, string>();
  /** How often each operation took effect, by digest. */
  readonly effects = new Map<string, number>();
  submissions = 0;
  conflicts = 0;
  wholeRefusals = 0;
  /** Sizes of the batches. */
  readonly sizes: number[] = [];

  constructor(
    private readonly script: {
      readonly latency?: () => Promise<void>;
      readonly fault?: () => Fault;
      /** Runs between simulation and commit. */
      readonly between?: (batch: readonly Uint8Array[], ledger: ScriptedLedger) => void;
    } = {},
  ) {}

  async submit(batch: Uint8Array): Promise<SubmitOutcome> {
    const operations = decodeBatch(batch);
    this.submissions += 1;
    this.sizes.push(operations.length);
    const fault = this.script.fault?.() ?? 'none';
    if (fault === 'throws') throw new Error('connection reset');
    if (fault === 'unavailable') {
      return { state: 'refused', error: new FuqiError('ledger-unavailable') };
    }
    const unknown = { state: 'unknown', error: new FuqiError('outcome-unknown') } as const;
    if (fault === 'unknown-lost') return unknown;
    const bad = operations.filter(hasBadProof).length;
    if (bad > LIMITS.badProofsPerBatch) {
      this.wholeRefusals += 1;
      return { state: 'refused', error: new FuqiError('too-many-bad-proofs') };
    }
    const snapshot = new Map(this.receipts);
    const { outcomes, writes } = simulate(operations, snapshot);
    await (this.script.latency?.() ?? Promise.resolve());
    this.script.between?.(operations, this);
    const stale = operations
      .flatMap((bytes) => readCarried(NETWORK, bytes).claims)
      .some((claim) => this.receipts.get(claim) !== snapshot.get(claim));
    if (stale) {
      this.conflicts += 1;
      return { state: 'refused', error: new FuqiError('mvcc-conflict') };
    }
    for (const [claim, digest] of writes) this.receipts.set(claim, digest);
    for (const digest of new Set(writes.values())) {
      this.effects.set(digest, (this.effects.get(digest) ?? 0) + 1);
    }
    return fault === 'unknown-kept' ? unknown : { state: 'committed', outcomes };
  }

  async receipt(anchor: string): Promise<ReceiptState> {
    const digest = this.receipts.get(anchor);
    return digest === undefined
      ? { state: 'unused' }
      : { state: 'recorded', digest, receipt: anchor };
  }

  /** Another relay's transaction records an operation. */
  record(bytes: Uint8Array): void {
    const { claims, digest } = readCarried(NETWORK, bytes);
    claims.forEach((claim) => this.receipts.set(claim, digest));
    this.effects.set(digest, (this.effects.get(digest) ?? 0) + 1);
  }

  /** The whole port, for what takes one; nothing but submission and receipts is ever asked of it. */
  get port(): Ledger {
    return this as unknown as Ledger;
  }
}

function hasBadProof(bytes: Uint8Array): boolean {
  return decodeOperation(bytes).legs.some(({ proof }) => proof.every((byte) => byte === 1));
}

function simulate(
  operations: readonly Uint8Array[],
  snapshot: ReadonlyMap<string, string>,
): { readonly outcomes: OperationOutcome[]; readonly writes: ReadonlyMap<string, string> } {
  const writes = new Map<string, string>();
  const outcomes = operations.map((bytes): OperationOutcome => {
    const { claims, digest, anchor } = readCarried(NETWORK, bytes);
    const recorded = writes.get(anchor) ?? snapshot.get(anchor);
    if (recorded === digest) return { ok: true, digest, receipt: anchor, duplicate: true };
    if (claims.some((claim) => snapshot.has(claim))) {
      return { ok: false, error: new FuqiError('note-spent'), on: 'state' };
    }
    if (hasBadProof(bytes))
      return { ok: false, error: new FuqiError('proof-invalid'), on: 'bytes' };
    if (claims.some((claim) => writes.has(claim))) {
      return { ok: false, error: new FuqiError('batch-conflict'), on: 'state' };
    }
    claims.forEach((claim) => writes.set(claim, digest));
    return { ok: true, digest, receipt: anchor, duplicate: false };
  });
  return { outcomes, writes };
}
