import { FuqiError } from '@fuqi/domain';
import { fieldHex } from '../encoding/hex';
import { motionHash } from '../governance/motion-hash';
import type { Overlay } from '../overlay/overlay';
import { deleteMotion, readMotion } from '../state/motion-repository';

/** A leaf of an institution that a registration writes. */
export interface InstitutionLeaf {
  readonly index: number;
  readonly leaf: bigint;
}

/** The hash of the motion by which a bank agrees to an institution's leaf. */
export function consentHash(channelName: string, { index, leaf }: InstitutionLeaf): string {
  return motionHash(channelName, [{ kind: 'member.agree', index, leaf: fieldHex(leaf) }]);
}

/**
 * Requires that another bank than the one that submits has agreed to this very leaf at this very index. Roles stand inside the
 * leaf, of which endorsers see a hash, so one bank alone could otherwise register a bank or a mandate of its own making.
 *
 * @throws FuqiError `second-bank-required`
 */
export async function requireConsent(
  overlay: Overlay,
  channelName: string,
  submitter: string,
  leaf: InstitutionLeaf,
): Promise<void> {
  const motion = await readMotion(overlay, consentHash(channelName, leaf));
  if (motion === undefined || motion.approvals.includes(submitter)) {
    throw new FuqiError('second-bank-required', 'institution');
  }
}

/**
 * Uses up a consent: it is good for one registration.
 *
 * @throws FuqiError `second-bank-required` when an operation before this one in the batch has used it
 */
export async function takeConsent(
  overlay: Overlay,
  channelName: string,
  leaf: InstitutionLeaf,
): Promise<void> {
  const hash = consentHash(channelName, leaf);
  if ((await readMotion(overlay, hash)) === undefined) {
    throw new FuqiError('second-bank-required', 'institution');
  }
  deleteMotion(overlay, hash);
}
