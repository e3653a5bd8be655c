import { FuqiError, addMonths, unwrap } from '@fuqi/domain';
import type { FixedInputs } from '@fuqi/protocol';
import type { Overlay } from '../overlay/overlay';
import type { PreparedKey } from '../proof/index';
import type { ProofService } from '../proof-service';
import { dateState } from '../state/date-repository';
import { readDuty } from '../state/duty-repository';
import { readPolicy } from '../state/policy-repository';
import type { LedgerPolicy } from '../state/policy-repository';
import { rootExists } from '../state/root-repository';
import { readVerifyingKey } from '../state/verifying-key-repository';
import type { ReadLeg, ReadOperation } from './read-operation';

/** What the state adds to an operation's own bytes before its proofs can be checked. */
export interface CitedVersions {
  readonly fixed: FixedInputs;
  /** One for each leg. */
  readonly keys: readonly PreparedKey[];
}

/**
 * Reads the versions that an operation cites, each under its own immutable key, and computes the public inputs that
 * chaincode fixes. The party root is checked by the caller, because a registration of the same batch may just have made it.
 *
 * State reads, each once per batch whatever the number of operations that cite it: date, epoch, policy, and one for each
 * distinct root and verifying key.
 *
 * @throws FuqiError `date-not-open`, `epoch-not-open`, `policy-not-open`, `root-unknown`, `circuit-unknown`,
 * `circuit-quarantined`
 */
export async function readCitedVersions(
  overlay: Overlay,
  proofs: ProofService,
  { operation, context, legs }: ReadOperation,
): Promise<CitedVersions> {
  const { date, epoch, policy: version, partyRoot } = operation;
  if ((await dateState(overlay, date)) !== 'open') throw new FuqiError('date-not-open');
  const duty = await readDuty(overlay, epoch);
  if (duty?.state !== 'open') throw new FuqiError('epoch-not-open');
  const policy = await readPolicy(overlay, version);
  if (policy?.state !== 'open') throw new FuqiError('policy-not-open');
  for (const { effects } of legs) {
    for (const root of effects.roots) {
      if (!(await rootExists(overlay, root))) throw new FuqiError('root-unknown');
    }
  }
  const keys: PreparedKey[] = [];
  for (const leg of legs) keys.push(await keyOf(overlay, proofs, policy, leg));
  const fixed: FixedInputs = {
    partyRoot,
    date: BigInt(date),
    supervisorX: duty.x,
    supervisorY: duty.y,
    maxLayer: BigInt(policy.maxLayer),
    rootBudget: BigInt(policy.rootBudget),
    maxDue: BigInt(unwrap(addMonths(date >> 2, policy.tenorMonths))),
    context,
  };
  return { fixed, keys };
}

async function keyOf(
  overlay: Overlay,
  proofs: ProofService,
  policy: LedgerPolicy,
  { circuit, circuitId }: ReadLeg,
): Promise<PreparedKey> {
  const hash = policy.keys[String(circuitId)];
  if (hash === undefined) throw new FuqiError('circuit-unknown', circuit);
  const key = await readVerifyingKey(overlay, circuitId, hash);
  if (key === undefined) throw new FuqiError('circuit-unknown', circuit);
  if (key.state === 'closed') throw new FuqiError('circuit-quarantined', circuit);
  return proofs.prepared(hash, key.bytes);
}
