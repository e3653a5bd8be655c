import {
  addInField,
  hashIn,
  leafHash,
  officerSlotHashes,
  rootFromPath,
  statusHash,
} from '@fuqi/protocol';
import { assignRegister, planRegister, registerDigestOf } from '../inputs/register';
import type { World } from '../testing/world';
import { named, signedBy, signedWith } from '../testing/world-member';
import { addOfficer } from '../testing/world-registrations';
import type { CircuitInput } from '../witness/circuit-input';

/** An update that calls a slot filled twice, so that the leaf holds twice the officer's hash there. */
export function filledTwice(w: World): CircuitInput {
  const { opening, signer = 'supplier' } = addOfficer(w);
  const plan = planRegister(opening);
  const { next, index, nkCommitment, siblings } = opening;
  const slots = officerSlotHashes(next.officers).map((hash, i) =>
    i === 3 ? addInField(hash, hash) : hash,
  );
  const newLeaf = leafHash({
    ...{ index, view: next.view, account: next.account, nkCommitment, salt: next.salt },
    ...{ officers: hashIn('OFFICERS', slots), status: statusHash(next.status) },
  });
  const newRoot = rootFromPath(newLeaf, { index, siblings });
  const forged = { ...plan, newLeaf, newRoot };
  const context = named('context');
  const digest = registerDigestOf(forged, context);
  const { input } = assignRegister(forged, {
    context,
    newKeys: [{ slot: 3n, ...signedWith('supplier new 3', digest) }],
    signatures: signedBy(w.members[signer], digest, [1, 2]),
  });
  const filled = (input['filled'] as readonly bigint[]).map((one, i) => (i === 3 ? 2n : one));
  return { ...input, filled };
}
