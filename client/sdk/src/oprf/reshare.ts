/** The same key in new hands: tags stay what they are when a bank joins, leaves or loses its share. */
import { FuqiError } from '@fuqi/domain';
import type { Point } from '@fuqi/protocol';
import { addPoints, equalPoints, multiplyFast, reduceScalar } from '../curve/baby-jubjub';
import type { RandomSource } from '../random';
import { KeyShare, checkDealt, committedShare, deal, lagrangeAtZero } from './shares';
import type { Dealing, OprfPublic, Threshold } from './shares';

/** What one old holder hands out: its share, shared again among the new banks. */
export interface Resharing extends Dealing {
  /** Index of the old holder. */
  readonly from: number;
}

/** An old holder shares its share among the new banks. */
export function reshare(share: KeyShare, to: Threshold, random?: RandomSource): Resharing {
  const secret = share.exportScalar();
  const dealing = deal(to, random === undefined ? { secret } : { secret, random });
  return { ...dealing, from: share.index };
}

type Received = {
  readonly from: number;
  readonly commitments: readonly Point[];
  readonly scalar: bigint;
};

/**
 * A new bank's share, from what exactly `needed` old holders dealt to it.
 * @throws FuqiError `oprf-share-invalid` when a dealer shared something else than its share
 */
export function joinReshared(
  old: OprfPublic,
  to: Threshold,
  index: number,
  received: readonly Received[],
): KeyShare {
  const indices = checkDealers(old, received);
  const scalar = received.reduce((sum, { from, commitments, scalar: dealt }) => {
    checkDealt(commitments, to, index, dealt);
    return reduceScalar(sum + lagrangeAtZero(indices, from) * dealt);
  }, 0n);
  return new KeyShare(index, scalar);
}

/** What everybody knows after re-sharing; the group key is the old one. @throws FuqiError `oprf-share-invalid` */
export function publicOfResharing(
  old: OprfPublic,
  to: Threshold,
  resharings: readonly Pick<Resharing, 'from' | 'commitments'>[],
): OprfPublic {
  const indices = checkDealers(old, resharings);
  const shareAt = (index: number): Point =>
    resharings
      .map(({ from, commitments }) =>
        multiplyFast(committedShare(commitments, index), lagrangeAtZero(indices, from)),
      )
      .reduce(addPoints);
  return {
    threshold: to,
    groupKey: shareAt(0),
    shares: Array.from({ length: to.banks }, (_, i) => shareAt(i + 1)),
  };
}

function checkDealers(
  old: OprfPublic,
  dealers: readonly Pick<Resharing, 'from' | 'commitments'>[],
): readonly number[] {
  const indices = dealers.map(({ from }) => from);
  if (indices.length !== old.threshold.needed || new Set(indices).size !== indices.length) {
    throw new FuqiError('oprf-share-invalid', 'dealers');
  }
  for (const { from, commitments } of dealers) {
    const known = old.shares[from - 1];
    const [constant] = commitments;
    if (known === undefined || constant === undefined || !equalPoints(known, constant)) {
      throw new FuqiError('oprf-share-invalid', `dealer ${from}`);
    }
  }
  return indices;
}
