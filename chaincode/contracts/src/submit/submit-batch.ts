import { FuqiError, LIMITS } from '@fuqi/domain';
import { decodeBatch } from '@fuqi/protocol';
import type { Network, Operation } from '@fuqi/protocol';
import type { Actor, Membership } from '../authz/actor';
import type { Overlay } from '../overlay/overlay';
import type { ProofService } from '../proof-service';
import { isRecorded, requireUnused } from './anchors';
import { applyOperation } from './apply-operation';
import { checkProofs } from './check-proofs';
import type { Candidate } from './check-proofs';
import { readCitedVersions } from './cited-versions';
import { refused } from './outcome';
import type { Outcome, Refused } from './outcome';
import { ExpectedPartyRoots, requireRegistrar } from './party-rules';
import { readOperation } from './read-operation';
import type { ReadOperation } from './read-operation';

/** The transaction that a batch came in. */
export interface SubmitSetting {
  readonly overlay: Overlay;
  readonly proofs: ProofService;
  readonly actor: Actor;
  readonly channel: Membership;
  readonly network: Network;
}

/** A step of the checks that an operation may fail; it then fails alone. */
type Step<T> = { readonly value: T } | { readonly refusal: Refused };

/**
 * Carries out a batch: each operation is recorded or refused on its own, in the order of the batch.
 *
 * Checks come cheapest first: form, receipt, cited versions, nullifiers and tags, then all proofs together, and only then is
 * anything applied. Proofs come before the nullifiers of the batch are compared with each other, so that an operation with a
 * bad proof cannot shut out the true one that it was copied from.
 *
 * State operations for N operations: per operation one read for each nullifier or tag; per batch one read for each distinct
 * cited version, root and key, and the channel; per recorded operation one write for each nullifier or tag and one for each
 * leg with commitments. A registration reads the head of the party tree and writes it, its root and the roots it closes.
 *
 * @returns one outcome for each operation; the overlay holds the writes of those that succeeded
 * @throws FuqiError for a batch that cannot be looked at: `malformed`, `unknown-version`, `batch-too-large`,
 * `too-many-bad-proofs`
 */
export async function submitBatch(
  setting: SubmitSetting,
  batch: Uint8Array,
): Promise<readonly Outcome[]> {
  if (batch.length > LIMITS.batchBytesMax) throw new FuqiError('batch-too-large', 'bytes');
  const encoded = decodeBatch(batch);
  if (encoded.length > LIMITS.operationsPerBatch)
    throw new FuqiError('batch-too-large', 'operations');
  const reads = encoded.map((bytes) => readStep(bytes, setting.network));
  const legs = reads.reduce((sum, step) => sum + ('value' in step ? step.value.legs.length : 0), 0);
  if (legs > LIMITS.proofsPerBatch) throw new FuqiError('batch-too-large', 'proofs');

  const outcomes = new Map<number, Outcome>();
  const candidates: Candidate[] = [];
  const expected = new ExpectedPartyRoots();
  for (const [index, step] of reads.entries()) {
    const checked =
      'value' in step ? await checkAgainstState(setting, expected, index, step.value) : step;
    if ('refusal' in checked) outcomes.set(index, checked.refusal);
    else if ('ok' in checked.value) outcomes.set(index, checked.value);
    else candidates.push(checked.value);
  }

  const badProofs = checkProofs(setting.proofs, candidates);
  for (const { index, read } of candidates) {
    const bad = badProofs.get(index);
    outcomes.set(index, bad === undefined ? await record(setting, read) : refused(bad, 'bytes'));
  }
  return reads.map((_, index) => {
    const outcome = outcomes.get(index);
    if (outcome === undefined) throw new FuqiError('unexpected', 'outcome');
    return outcome;
  });
}

function readStep(bytes: Uint8Array, network: Network): Step<ReadOperation> {
  try {
    return { value: readOperation(bytes, network) };
  } catch (error) {
    return { refusal: asRefusal(error, 'bytes') };
  }
}

/** Everything before the proofs: an outcome if that decides it, else a candidate for the batch of proofs. */
async function checkAgainstState(
  setting: SubmitSetting,
  expected: ExpectedPartyRoots,
  index: number,
  read: ReadOperation,
): Promise<Step<Outcome | Candidate>> {
  const { overlay, proofs } = setting;
  try {
    if (await isRecorded(overlay, read)) return { value: accepted(read, true) };
    const fault = validityFault(read.operation);
    if (fault !== undefined) return { refusal: refused(fault, 'bytes') };
    await requireRegistrar(setting, read);
    await expected.check(overlay, read);
    const cited = await readCitedVersions(overlay, proofs, read);
    await requireUnused(overlay, read);
    expected.note(read);
    return { value: { index, read, cited } };
  } catch (error) {
    return { refusal: asRefusal(error, 'state') };
  }
}

/** Past its validity, or valid for longer than a signed operation may lie about. */
function validityFault({ date, validUntil }: Operation): FuqiError | undefined {
  if (date > validUntil) return new FuqiError('operation-expired');
  const days = (validUntil >> 2) - (date >> 2);
  return days > LIMITS.validityDaysMax ? new FuqiError('out-of-range', 'validUntil') : undefined;
}

async function record({ overlay, network }: SubmitSetting, read: ReadOperation): Promise<Outcome> {
  if (await isRecorded(overlay, read)) return accepted(read, true);
  const savepoint = overlay.savepoint();
  try {
    await applyOperation(overlay, network.channel, read);
    return accepted(read, false);
  } catch (error) {
    overlay.rollback(savepoint);
    return asRefusal(error, 'state');
  }
}

function accepted({ digestHex, receipt }: ReadOperation, duplicate: boolean): Outcome {
  return { ok: true, digest: digestHex, receipt, duplicate };
}

/** A refusal of the table becomes an outcome; damaged state and anything unforeseen end the transaction. */
function asRefusal(error: unknown, on: 'bytes' | 'state'): Refused {
  if (error instanceof FuqiError && error.slug !== 'state-damaged') return refused(error, on);
  throw error;
}
